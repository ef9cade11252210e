import type { Store } from '../../ports/store.ts';
import { campaignDetails } from './campaign-detail.ts';
import { campaignGraph } from './campaign-graph.ts';
import * as campaigns from './campaigns.ts';
import { Database, type DatabaseOptions } from './connection.ts';
import * as history from './history.ts';
import { takeSource } from './intake.ts';
import * as labels from './labels.ts';
import * as modelAnswers from './model-answers.ts';
import { observationTables } from './observations.ts';
import * as placement from './placement.ts';
import * as queries from './queries.ts';
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
  return {
    takeSource: (batches, describe, custody) => takeSource(database, batches, describe, custody),
    hasSource: async (sourceId) => (await database.rows('SELECT 1 FROM sources WHERE source_id = ?', [sourceId])).length > 0,
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
    modelSpending: (since) => modelAnswers.modelSpending(database, since),
    drawTexts: (choice) => labels.drawTexts(database, choice),
    saveSample: (sample, textIds) => labels.saveSample(database, sample, textIds),
    samples: () => labels.samples(database),
    sampleTexts: (name) => labels.sampleTexts(database, name),
    saveLabels: (given) => labels.saveLabels(database, given),
    labels: (filter) => labels.labels(database, filter),
    knownTexts: (textIds) => labels.knownTexts(database, textIds),
    opinions: (sample) => labels.opinions(database, sample),
    topicCounts: () => typeNames.topicCounts(database),
    typeDecisions: () => typeNames.typeDecisions(database),
    decideType: (decision) => typeNames.decideType(database, decision),
    namingInput: () => typeNames.namingInput(database),
    namingState: () => typeNames.namingState(database),
    saveTopicNames: (topics) => typeNames.saveTopicNames(database, topics),
    campaignsToName: (limit) => typeNames.campaignsToName(database, limit),
    campaignScripts: (limit) => typeNames.campaignScripts(database, limit),
    foundNames: () => typeNames.foundNames(database),
    saveFoundNames: (names, state) => typeNames.saveFoundNames(database, names, state),
    nameTallies: () => typeNames.nameTallies(database),
    nameForms: () => typeNames.nameForms(database),
    ...observationTables(database),
    histories: (asked) => history.histories(database, asked),
    campaignsById: (ids) => history.campaignsById(database, ids),
    watched: (choice) => watched(database, choice),
    overview: () => queries.overview(database),
    campaigns: (filter) => queries.campaigns(database, filter),
    campaignsInFull: (campaignIds, limit) => campaignDetails(database, campaignIds, limit),
    searchMessages: (query, limit) => queries.searchMessages(database, query, limit),
    rejects: (limit) => queries.rejects(database, limit),
    sources: () => queries.sources(database),
    custody: () => queries.custody(database),
    indicators: () => queries.indicators(database),
    close: () => database.close(),
  };
}
