/** What the faces use of the program. */

export { readRegion } from '../analysis/senders/phone.ts';
export type { Comparison, PairComparison } from '../analysis/statistics/compare-opinions.ts';
export type { Estimate } from '../analysis/statistics/intervals.ts';
export { usualSize } from '../analysis/statistics/sample-size.ts';
export { loadBrands } from '../enrich/data-files.ts';
export type { LookedUp } from '../enrich/providers/policy.ts';
export { formats } from '../intake/formats/detect.ts';
export { isZone } from '../intake/times.ts';
export { type CommandDesk, type CommandLine, type CommandOutput, commandHeader } from '../model/command-line.ts';
export type { LookupView } from '../model/lookup-view.ts';
export type { AuditOf } from '../ports/audit.ts';
export { noProgress, type Progress } from '../ports/progress.ts';
export { labelsCsv, questions } from '../respond/evaluation-csv.ts';
export { campaignTitle, dayOf, dayRange, factWord, label, noSuchNumber, plural, thousands } from '../respond/names.ts';
export { defang, defangWithin, visible } from '../respond/text-safety.ts';
export { type AccessBook, openAccess } from './access.ts';
export { usualLookups } from './ask-providers.ts';
export { type AddedBrands, addBrand, addBrandsOf, findListedBrand, type ListedBrand, listBrands, type NewBrand } from './brands.ts';
export { type Browse, openBrowse } from './browse.ts';
export { type AskedAbout, askedAbout, type Classified, type ClassifyOptions, classifyTexts, type Rehearsal, rehearse } from './classify.ts';
export { type ListedData, listDataFiles, updateData } from './data.ts';
export { type Decider, decide, dropView, listDecisions, listViews, saveView, undoDecision } from './decide.ts';
export { type Desk, type DeskOptions, openDesk } from './desk.ts';
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
export { campaignsAsCsv, campaignsAsJson, indicatorsAsCsv } from './exports.ts';
export { type FeedOptions, openFeed, type PlacedReport } from './feed.ts';
export { type BrandFinder, brandFinder } from './find-brand.ts';
export { linesIn, listInputs } from './inputs.ts';
export { type InvestigateOptions, type Investigation, investigate } from './investigate.ts';
export { importLabels, type TakenLabels } from './label-files.ts';
export { type GivenLabel, labelText, unlabelText } from './label-text.ts';
export { type LookupDesk, type LookupOptions, openLookup, type UnreadLookup } from './lookup.ts';
export { lookupPageOf, lookupPdfOf, lookupWords, writeLookupPage, writeLookupPdf } from './lookup-files.ts';
export { writeOutputs } from './outputs.ts';
export { type ListedProvider, listProviders, type ProviderWorld, testProvider } from './providers.ts';
export { readServerFile, removeServerFile, type ServerFile, writeServerFile } from './server-file.ts';
export { addProviders, changeProvider, setProvider, switchOff } from './set-provider.ts';
export { grammars, type Strength, simulate, strengths } from './simulate.ts';
export { decideType, listTypes, shownType, type TypeRequest, typesAsNamed } from './types.ts';
export { verifyWorkspace } from './verify.ts';
export { version } from './version.ts';
export { warmingSteps } from './warming.ts';
export { runWatch, type WatchRun } from './watch.ts';
export { defaultFolder, isWorkspace, openWorkspace, type Workspace } from './workspace.ts';
