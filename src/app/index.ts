/** What the faces use of the program. */

export { loadBrands } from '../enrich/data-files.ts';
export { formats } from '../intake/formats/detect.ts';
export { isZone } from '../intake/times.ts';
export type { Progress } from '../ports/progress.ts';
export { campaignTitle, dayOf, dayRange, label, plural, thousands } from '../respond/names.ts';
export { defang, defangWithin, visible } from '../respond/text-safety.ts';
export { type FeedOptions, openFeed, type PlacedReport } from './feed.ts';
export { listInputs } from './inputs.ts';
export { type InvestigateOptions, type Investigation, investigate } from './investigate.ts';
export { grammars, type Strength, simulate, strengths } from './simulate.ts';
export { verifyWorkspace } from './verify.ts';
export { version } from './version.ts';
export { defaultFolder, openWorkspace, type Workspace } from './workspace.ts';
