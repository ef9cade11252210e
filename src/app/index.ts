/** What the faces use of the program. */

export type { Comparison, PairComparison } from '../analysis/statistics/compare-opinions.ts';
export type { Estimate } from '../analysis/statistics/intervals.ts';
export { usualSize } from '../analysis/statistics/sample-size.ts';
export { loadBrands } from '../enrich/data-files.ts';
export { formats } from '../intake/formats/detect.ts';
export { isZone } from '../intake/times.ts';
export type { Progress } from '../ports/progress.ts';
export { labelsCsv, questions } from '../respond/evaluation-csv.ts';
export { campaignTitle, dayOf, dayRange, label, plural, thousands } from '../respond/names.ts';
export { defang, defangWithin, visible } from '../respond/text-safety.ts';
export { type AskedAbout, askedAbout, type Classified, type ClassifyOptions, classifyTexts, type Rehearsal, rehearse } from './classify.ts';
export {
  type DrawnSample,
  drawSample,
  type Evaluation,
  exportLabels,
  type Labelling,
  openLabelling,
  scoreLabels,
  settleLabels,
} from './evaluate.ts';
export { type FeedOptions, openFeed, type PlacedReport } from './feed.ts';
export { type BrandFinder, brandFinder } from './find-brand.ts';
export { listInputs } from './inputs.ts';
export { type InvestigateOptions, type Investigation, investigate } from './investigate.ts';
export { importLabels, type TakenLabels } from './label-files.ts';
export { grammars, type Strength, simulate, strengths } from './simulate.ts';
export { decideType, listTypes, shownType, type TypeRequest } from './types.ts';
export { verifyWorkspace } from './verify.ts';
export { version } from './version.ts';
export { defaultFolder, openWorkspace, type Workspace } from './workspace.ts';
