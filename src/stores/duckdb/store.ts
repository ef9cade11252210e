import type { Store } from '../../ports/store.ts';
import { AuditLog, auditTables } from './audit.ts';
import { browseTables } from './browse/browse-tables.ts';
import { campaignDetails } from './campaign-detail.ts';
import { campaignGraph } from './campaign-graph.ts';
import * as campaigns from './campaigns.ts';
import { Database, type DatabaseOptions } from './connection.ts';
import { decisionTables } from './decisions.ts';
import * as history from './history.ts';
import { takeSource } from './intake.ts';
import * as labels from './labels.ts';
import * as modelAnswers from './model-answers.ts';
import { observationTables } from './observations.ts';
import { overview } from './overview.ts';
import * as placement from './placement.ts';
import * as queries from './queries.ts';
import { Readers } from './readers.ts';
import * as readings from './readings.ts';
import * as resident from './resident.ts';
import { prepareSchema } from './schema.ts';
import * as typeNames from './type-names.ts';
import { watched } from './watched.ts';

/** Opens (or makes) a workspace database. Throws `HOOKLINE_WORKSPACE_BUSY` when another process holds it. */
export async function openDuckdbStore(path: string, options: DatabaseOptions): Promise<Store> {
  const database = await Database.open(path, options);
  try {
    await prepareSchema(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  // Written at any time, also while a run's transaction is open: on connections of their own, by tables that no run changes.
  const [observed, said] = [await database.beside(), await database.beside()];
  // Searches, and the heavy parts of pages, have connections of their own, so that short questions never wait behind them. One each: a scan
  // takes all cores as it is, and the engine's calls have four threads of the runtime, of which a run holds one.
  const [readers, searches] = [new Readers(database, 2), new Readers(database, 1)];
  const [parts, exports] = [new Readers(database, 1), new Readers(database, 1)];
  const log = new AuditLog(readers);
  return {
    takeSource: (batches, describe, custody) => takeSource(database, batches, describe, custody),
    hasSource: (sourceId) =>
      readers.read(async (reader) => (await reader.rows('SELECT 1 FROM sources WHERE source_id = ?', [sourceId])).length > 0),
    dropReadings: (exceptVersion) => readings.dropReadings(database, exceptVersion),
    countUnread: () => readings.countUnread(database),
    unreadTexts: (portion) => readings.unreadTexts(database, portion),
    saveReadings: (work) => readings.saveReadings(database, work),
    sendersWithoutFacts: () => readings.sendersWithoutFacts(database),
    hostsWithoutFacts: () => readings.hostsWithoutFacts(database),
    saveFacts: (facts) => readings.saveFacts(database, facts),
    campaignInputState: () => campaigns.campaignInputState(database),
    campaignState: () => campaigns.campaignState(database),
    campaignGraph: () => campaignGraph(database),
    variantCounts: () => placement.variantCounts(database),
    freshScripts: () => placement.freshScripts(database),
    sampleScripts: (count) => placement.sampleScripts(database, count),
    wordingSketches: () => placement.wordingSketches(database),
    placementGraph: (wordingKeys) => placement.placementGraph(database, wordingKeys),
    savePlaced: (clustering, kept, state) => campaigns.savePlaced(database, clustering, kept, state),
    residentFeed: () => resident.residentFeed(database),
    savePlacements: (placements, state) => resident.savePlacements(database, placements, state),
    saveCampaigns: (clustering, kept, state) => campaigns.saveCampaigns(database, clustering, kept, state),
    textsToAsk: (choice, limit, after) => modelAnswers.textsToAsk(database, choice, limit, after),
    countTextsToAsk: (choice) => modelAnswers.countTextsToAsk(database, choice),
    saveAnswers: (answers, spent, at) => modelAnswers.saveAnswers(database, answers, spent, at),
    modelSpending: (since) => readers.read((reader) => modelAnswers.modelSpending(reader, since)),
    drawTexts: (choice) => searches.read((reader) => labels.drawTexts(reader, choice)),
    saveSample: (sample, textIds, audit) => log.during(audit, (tell) => labels.saveSample(said, sample, textIds, tell)),
    samples: () => readers.read((reader) => labels.samples(reader)),
    sampleTexts: (name) => readers.read((reader) => labels.sampleTexts(reader, name)),
    saveLabels: (given, audit) => log.during(audit, (tell) => labels.saveLabels(said, given, tell)),
    labels: (filter) => readers.read((reader) => labels.labels(reader, filter)),
    knownTexts: (textIds) => readers.read((reader) => labels.knownTexts(reader, textIds)),
    opinions: (sample) => searches.read((reader) => labels.opinions(reader, sample)),
    topicCounts: () => typeNames.topicCounts(database),
    typeDecisions: () => readers.read((reader) => typeNames.typeDecisions(reader)),
    decideType: (decision, audit) => log.during(audit, (tell) => typeNames.decideType(database, decision, tell)),
    namingInput: () => typeNames.namingInput(database),
    namingState: () => typeNames.namingState(database),
    saveTopicNames: (topics) => typeNames.saveTopicNames(database, topics),
    campaignsToName: (limit) => typeNames.campaignsToName(database, limit),
    campaignScripts: (limit) => typeNames.campaignScripts(database, limit),
    foundNames: () => typeNames.foundNames(database),
    saveFoundNames: (names, state) => typeNames.saveFoundNames(database, names, state),
    nameTallies: () => searches.read((reader) => typeNames.nameTallies(reader)),
    nameForms: () => readers.read((reader) => typeNames.nameForms(reader)),
    ...observationTables(observed),
    ...auditTables(said, readers, log),
    ...browseTables({ short: readers, searches, parts, exports }),
    ...decisionTables(database, readers, said, log),
    histories: (asked) => searches.read((reader) => history.histories(reader, asked)),
    campaignsById: (ids) => readers.read((reader) => history.campaignsById(reader, ids)),
    watched: (choice) => searches.read((reader) => watched(reader, choice)),
    overview: () => searches.read((reader) => overview(reader)),
    campaigns: (filter) => readers.read((reader) => queries.campaigns(reader, filter)),
    campaignsInFull: (campaignIds, limit) => searches.read((reader) => campaignDetails(reader, campaignIds, limit)),
    searchMessages: (query, limit) => searches.read((reader) => queries.searchMessages(reader, query, limit)),
    rejects: (limit) => readers.read((reader) => queries.rejects(reader, limit)),
    sources: () => readers.read((reader) => queries.sources(reader)),
    custody: () => readers.read((reader) => queries.custody(reader)),
    indicators: () => searches.read((reader) => queries.indicators(reader)),
    interrupt: () => database.interrupt(),
    close: () => database.close(),
  };
}
