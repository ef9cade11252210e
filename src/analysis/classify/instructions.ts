import { withoutMarks } from '../text/skeleton.ts';

const former =
  '(?:above|previous|prior|earlier|preceding|former|foregoing|first|original|initial|existing|current|system|your|all|any|these|those|every|safety|the|of|my|other)';
const orders =
  '(?:instructions?|prompts?|rules?|guidelines?|directions?|directives?|orders?|context|training|policy|policies|constraints?|programming|definitions)';
const leave = "(?:ignore|disregard|forget|override|bypass|overrule|discard|neglect|do not follow|don't follow|stop following|erase)";
const say =
  '(?:answer|respond|reply|return|output|classify|label|mark|treat|tag|say|print|rate|categori[sz]e|consider|set|score|judge|write|call)';
const innocent =
  '(?:legitimate|legit|benign|harmless|safe|ham|not (?:a )?(?:scam|spam|phishing|fraud)|non-?(?:scam|spam)|genuine|passcode|trusted|clean|unknown)';
const gap = String.raw`[^.!?\n]{0,60}?`;

/** What says that a text speaks to a language model and not to its reader. All lower case, marks and lookalikes undone. */
const signs: readonly RegExp[] = [
  new RegExp(String.raw`\b${leave}\s(?:${former}\s){0,5}${orders}\b`, 'u'),
  new RegExp(
    String.raw`\b(?:ignore|disregard|forget)\s(?:everything|all|anything|what(?:ever)?)\b${gap}\b(?:above|before|earlier|said|told|previous|prior)\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:ignore|disregard|forget)\s(?:all |everything |the )*(?:of the )?(?:above|previous|prior)\b[^\p{L}]{1,3}(?:and\s|then\s|now\s|instead\s)*${say}\b`,
    'u',
  ),
  /\b(?:new|updated|revised|further|additional|hidden|secret|important|admin|developer|real)\s(?:system\s)?(?:instructions?|prompt|directives?)\b\s*(?:[:=]|[-–]\s)/u,
  /\b(?:system|assistant|developer)\s?(?:prompt|message|role|override|instruction|note|notice to (?:the )?(?:model|ai))\b/u,
  /(?:^|[\n.!?"'\])>]\s*)(?:#{1,4}\s?)?\[?(?:system|assistant|developer)\]?\s?:/u,
  /<\|?\s?\/?\s?(?:im_start|im_end|im_sep|endoftext|eot_id|start_header_id|end_header_id|system|assistant|user|begin_of_text|channel|message|s|data|\/data|\/text|tool_call)\s?\|?>|\[\/?inst\]|<<\/?sys>>|<(?:start|end)_of_turn>/u,
  /\b(?:you are|you're|act as|pretend (?:to be|you are)|behave as|role-?play as|imagine you are)\b[^.!?\n]{0,40}\b(?:ai|a\.i\.|assistant|language model|llm|chatbot|chatgpt|gpt|claude|gemini|llama|classifier|spam filter|dan|unrestricted|jailbroken|moderator|content filter|detector)\b/u,
  /\b(?:as an? (?:ai|language model|llm|assistant|classifier)\b|dear (?:ai|llm|model|classifier|assistant|chatgpt)\b|(?:note|message|hint|memo|attention|hello|hey|hi|instruction|command|dear)s?:? (?:to |for )?(?:the |any |all |every )?(?:ai\b(?=[,:!.]|\s(?:models?|systems?|assistants?|classifier|reader|reviewer|please|if|you)\b)|llms?\b|language models?|classifiers?|chatgpt|spam filter|moderation (?:model|system)|automated (?:reviewer|system|model)))/u,
  /\b(?:(?:large )?language models?|llms?|chatgpt|gpt-?[345]\w?|claude|openai|prompt injection|jailbreak)\b[^.!?\n]{0,60}\b(?:must|should|shall|will|please|reading|reads|classif\w+|process\w*|instruct\w*|answer|reply|label|ignore|output|return)\b/u,
  new RegExp(
    String.raw`\b${say}\b(?:(?!\bif you\b|\bto\b)[^.!?\n]){0,50}?\b(?:as|with|only|is|be|=|class|to|word|this)\s?(?:only\s|the\s|word\s)*:?\s?["'(\[]?${innocent}\b["')\]]?(?!\s(?:travel|delivery|place|and sound|online|journey|trip|driving|hands|user|customers?|trip))`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:class|label|verdict|category|classification|type|answer|output|result)["'\s]{0,3}(?:[:=]|should be|must be|shall be|is)\s?["'{\[]{0,2}${innocent}\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:this|the|every|each|all)\s(?:\w+\s){0,3}(?:message|text|sms|messages|texts|sample|input|entry|entries|item|items|id|ids|row|rows)\b${gap}\b(?:is|are|was|be|has|have|as)\s(?:\w+\s){0,3}(?:labell?ed|classified|marked|whitelisted|pre-?approved|verified|tagged|rated|considered|categori[sz]ed)\b${gap}\b${innocent}\b`,
    'u',
  ),
  /["'{]\s?(?:answers?|id|class|scam_type|confidence|lures|role|content|tool_calls?|function(?:_call)?|arguments)["']\s?:/u,
  /\b(?:end of|close|closing|begin|end)\s(?:the\s)?(?:data|input|user input|untrusted|quoted|message list)\s?(?:block|section|array|text)?\s?[-=:.#>\])"]|-{3,}\s?(?:begin|end)\s(?:data|input|message|of)|\]\s?\}\s?(?:\n|end|system|now|$)/u,
  /\b(?:call|use|invoke|run|execute)\s(?:the\s)?(?:tool|function|plugin|api)\b|\btool_calls?\b|\bfunction_call\b/u,
  /\b(?:reveal|repeat|print|show|leak|output)\s(?:me\s)?(?:your|the)\s(?:\w+\s)?(?:system\s)?(?:prompt|instructions|guidelines)\b/u,
  /\b(?:do not|don't|never|no need to|stop)\s(?:classify|label|flag|mark|analy[sz]e|categori[sz]e)(?:ing)?\s(?:it|this|the|any|these)?\s?(?:message|text|sms|messages|texts|one)?\s?(?:as|and|any)?\b[^.!?\n]{0,20}\b(?:scam|spam|phishing|fraud|fraudulent|malicious|further|message|text)\b/u,
  /\b(?:for|in|of|to|change|set|give|copy)\s(?:(?:all|every|the|other|any|each)\s){0,3}(?:ids?|entries|items|rows|objects)\b[^.!?\n]{0,40}\b(?:class|label|legit\w*|verdict|answers?|same)\b/u,
  new RegExp(
    String.raw`\b(?:pick|choose|select|assign|give|apply|use|set|grade|put|change)\s(?:\w+\s){0,4}?(?:label|class|category|verdict|confidence|score|rating|tag)\b(?:\s(?:to|of|as|is|at))?[^.!?\n]{0,20}?(?:${innocent}|spam|scam|\b[01]\b)`,
    'u',
  ),
  new RegExp(String.raw`\b(?:label|class|category|verdict)\b[:,\s"']{1,3}${innocent}\b`, 'u'),
  /\b(?:never|not|don't)\s(?:call|name|consider|deem|judge|rate|label)\s(?:\w+\s){0,6}(?:a\s)?(?:scam|spam|phishing|fraud|malicious)\b/u,
  /\b(?:developers?|makers?|owners?|administrators?|operators?|author)\s(?:of|for)\s(?:the|this)\s(?:spam\s)?(?:filter|classifier|model|prompt|tool)\b/u,
  /\bif you(?:'re| are)\s(?:an?\s)?(?:\w+\s)?(?:automated|automatic|ai|bot|machine|model|llm|robot|computer|program)\b/u,
  /\b(?:from now on|henceforth|from here on)\b[^.!?\n]{0,20}\b(?:respond|answer|reply|speak|output|say|treat|label|classify)\b/u,
  /\b(?:reply|answer|respond|return)\b[^.!?\n]{0,20}\b(?:an? )?(?:empty|blank)\s(?:list|json|object|array|answer)\b/u,
  /(?:^|[\n.!?]\s*)(?:model|ai|llm|gpt|bot|classifier|filter)\s?[,:]\s/u,
  /\b(?:translate|summari[sz]e|explain|quote|describe)\s(?:your|the system)\s(?:rules|instructions|prompt|guidelines|system prompt)\b/u,
  // The same in the languages of most of what is reported.
  /\b(?:ignora|ignore|ignorez|ignoriere|ignorieren sie|ignorier|oublie[zr]?|olvida|desconsidere|negeer|vergiss|dimentica|esque[çc]a|abaikan|vergeet)\b[^.!?\n]{0,40}\b(?:instruc\w+|instruktion\w*|anweisung\w*|istruzion\w*|instru[çc]\w+|consignes?|regeln|regole|reglas|r[eè]gles|regras|instructies|perintah|instruksi)\b/u,
  /\b(?:clasifica|responde|classifique[rz]?|classe[zr]?|r[eé]ponde[zr]?|antworte|klassifiziere|markiere|classifica|rispondi|classificeer|antwoord|jawab)\b[^.!?\n]{0,50}\b(?:leg[ií]tim\w+|legitim\w*|l[eé]gitime|legittim\w+|seguro|sicher|sicuro|veilig|aman)\b/u,
];

/**
 * What in a text speaks to a language model instead of to a person ("ignore all previous instructions"), or null. Takes the
 * normalised text. Such a text is asked about alone, and an answer that makes it harmless is not believed.
 */
export function instructionsIn(normalised: string): string | null {
  const plain = withoutMarks(normalised.toLowerCase()).replaceAll('’', "'").slice(0, longest);
  for (const text of [plain, undisguised(plain, 'i'), undisguised(plain, 'l')]) {
    for (const sign of signs) {
      const found = sign.exec(text);
      if (found) return found[0].trim().replace(/\s+/g, ' ').slice(0, 60);
    }
  }
  return null;
}

const sortingWords =
  /\b(?:legitimate|legit|benign|harmless|scams?|spam|phishing|classif\w+|labell?(?:s|ed|ing)?|verdicts?|confidence|prompts?|instructions?|language models?|automated|chatgpt|gpt|llm|ai|json|categor\w+|respond only|data block|whitelist\w*|allow ?list\w*|leg[ií]tim\w+|legittim\w+|anweisung\w*|instruc\w+|istruzion\w*)\b|["{[]\s?["{[]|<[|/\w]/u;

/**
 * Whether a text holds words of the trade of sorting texts, as nearly every attempt to steer it must and few others do. A net far
 * wider than {@link instructionsIn}: enough to ask about a text apart from others, not to disbelieve an answer.
 */
export function speaksOfSorting(normalised: string): boolean {
  const plain = withoutMarks(normalised.toLowerCase()).slice(0, longest);
  return [plain, undisguised(plain, 'i'), undisguised(plain, 'l')].some((text) => sortingWords.test(text));
}

/** As much of a text as is sent anywhere. */
const longest = 10_000;

/** Figures for letters and marks between letters undone: `1gn0re pr3v10us`, `ignore-all-previous`. A 1 can be an i or an l. */
function undisguised(text: string, one: string): string {
  return text
    .replace(/[\p{L}\p{N}@$]+/gu, (word) =>
      /\p{L}/u.test(word) ? word.replace(/[013457@$]/g, (c) => (c === '1' ? one : (letters[c] ?? c))) : word,
    )
    .replace(/(?<=\p{L})[-_.*·/]+(?=\p{L})/gu, ' ');
}

const letters: Readonly<Record<string, string>> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
