import type { ScamType } from '../../model/verdict.ts';

/** A transparent rule: when `pattern` is found in the plain lower-case text, `bits` speak for its subject. */
export interface Rule {
  readonly pattern: RegExp;
  /** Base-2 log odds, judged by reading, to be replaced by a trained model. */
  readonly bits: number;
  readonly says: string;
}

const rule = (pattern: RegExp, bits: number, says: string): Rule => ({ pattern, bits, says });

/** The paper's keywords (Table I) and their kin. */
export const passcodeRules: readonly Rule[] = [
  rule(/\botp\b|\bverification code\b/, 4, "the paper's passcode keyword"),
  rule(/\b(?:security|access|login|log-in|sign-in|authentication|activation|confirmation|auth) code\b/, 3, 'passcode words'),
  rule(/\bone[- ]?time\b.{0,20}\b(?:code|pin|pass)|\bpasscode\b|\bverify ?code\b/, 4, 'passcode words'),
  rule(/\b(?:code|codigo|code de|kod|kode)\b.{0,12}\b(?:is|es|est|ist|:)/, 2, 'gives a code'),
  rule(/\b(?:is|use) (?:your|this) .{0,30}\bcode\b|\byour .{0,30}\bcode\b/, 2, 'gives a code'),
  rule(/\bpassword(?: is|:)? \d{4,8}\b|\b\d{4,8} as your password\b|^g-\d{6}\b/, 4, 'gives a code'),
  rule(/\b(?:do not|don't|never) share\b|\bne (?:le )?partagez\b|\bno (?:lo )?comparta/, 2, 'tells not to share it'),
  rule(
    /\bcode de (?:verification|securite)|\bcodigo de (?:verificacion|seguridad)|\bbestatigungscode|\bverifizierungscode/,
    4,
    'passcode words',
  ),
];

export const spamRules: readonly Rule[] = [
  rule(/\b(?:text|txt|send|reply|rply)\s?(?:with )?["']?stop\b|\bstop\s?(?:to|2|=)/, 4, "the paper's spam keyword STOP"),
  rule(/\bopt(?:-| )?out\b|\bunsub(?:scribe)?\b|\bstopp?cost\b|\bdesabonn|\babmelden\b/, 4, 'offers an opt-out'),
  rule(/\bwon the draw\b|\bclaim your prize\b|\boffer ends\b/, 4, "the paper's spam keyword"),
  rule(/\bt(?:&|n)?\s?(?:and)?\s?c'?s?\b.{0,10}\bapply|\bt&cs?\b|\b18\s?(?:\+|plus)/, 3, 'terms apply'),
  rule(
    /\bplay responsibly|begambleaware|\bfree ?spins?\b|\bcasino\b|\bslots?\b|\bno[- ]deposit\b|\bjackpot\b|\bbets?\b|\bbetting\b|\beuromillions\b|\bbingo\b/,
    4,
    'gambling promotion',
  ),
  rule(
    /\b\d{1,2}\s?% ?off\b|\bsale\b.{0,30}\b(?:now on|ends|today)|\bdiscount\b|\bvoucher\b|\bpromo(?:tion)? ?code\b|\bhalf price\b|\bbuy one\b/,
    3,
    'sales promotion',
  ),
  rule(
    /\bnewsletter\b|\bbook now\b|\bshop now\b|\border now\b|\bhurry\b.{0,40}\bstock\b|\blimited (?:time )?offer\b|\bexclusive\b.{0,30}\b(?:offer|deal|discount)/,
    3,
    'sales promotion',
  ),
  rule(/\bringtones?\b|\bpolyphonic\b|\btxt\b.{0,20}\bto \d{4,5}\b|\bper (?:msg|text|week)\b|\bp\/min\b/, 3, 'premium-rate promotion'),
  rule(
    /\bbonus\b.{0,30}\b(?:deposit|play|register|sign)|\bregister\b.{0,20}\bget \d|\brecharge offer\b|\bplans? starting\b|\bemi\b.{0,20}\bstarting\b/,
    3,
    'sales promotion',
  ),
];

export interface TypeRule extends Rule {
  readonly type: ScamType;
  /** A name for what is among `others`. */
  readonly category?: string;
}

const typed = (type: ScamType, bits: number, says: string, pattern: RegExp): TypeRule => ({ type, bits, says, pattern });
const other = (category: string, bits: number, says: string, pattern: RegExp): TypeRule => ({
  type: 'others',
  category,
  bits,
  says,
  pattern,
});

/** Words of each scam type. English first; the commonest wordings in Spanish, French, German, Italian, Dutch and Portuguese. */
export const typeRules: readonly TypeRule[] = [
  typed(
    'hi_mum_dad',
    5,
    'speaks as a child',
    /^\W*(?:hi|hey|hello|hola|hallo|ciao|oi|salut|coucou)?[\s,]*(?:mum|mom|dad|mam|mama|mami|papa|maman|mae|pai|mutti)\b/,
  ),
  typed(
    'hi_mum_dad',
    4,
    'says the number is new',
    /\b(?:new|temporary|nuevo|nouveau|neue|nuovo|nieuwe) (?:number|numero|numéro|nummer|handynummer)\b|\b(?:phone|handy|mobile|telefono) (?:is |has |ist )?(?:broke|broken|smashed|lost|kaputt|damaged|roto|casse|cracked|in the toilet)|\b(?:dropped|lost|broke|smashed|cracked) my (?:phone|mobile)/,
  ),
  typed(
    'wrong_number',
    4,
    'a stranger opens a chat',
    /^(?:hi|hello|hey|good (?:morning|afternoon|evening))?[\s,!.]*(?:are you (?:free|available|still)|is this|i'm|this is|are we still|do you still|how have you been|long time no see|nice to meet|remember me|can we meet)/,
  ),
  typed(
    'wrong_number',
    3,
    'a stranger opens a chat',
    /\b(?:sorry|apologies).{0,30}\bwrong (?:number|person)|\bmy assistant\b|\b(?:got|found|saved) your (?:number|contact)|\bin my (?:contacts|phone ?book|address book)|\bdinner\b.{0,30}\b(?:tonight|tomorrow)|\blong time no see\b|\bwho is this\b.{0,40}\bcontacts?\b/,
  ),
  typed(
    'delivery',
    4,
    'parcel words',
    /\b(?:parcel|package|packet|shipment|courier|re-?delivery|redeliver|delivery (?:fee|attempt|address|fail)|depot|shipping fee|customs (?:fee|charge|duty)|tracking (?:number|no|id)|unable to deliver|could not be delivered|missed (?:you|your delivery))\b/,
  ),
  typed(
    'delivery',
    4,
    'parcel words',
    /\b(?:colis|livraison|paquete|envio|entrega|aduanas?|correos|paket|sendung|zustellung|lieferung|zoll(?:gebuhr)?|pacco|spedizione|consegna|pakket|bezorg\w*|encomenda|alfandega|chronopost|paczk\w*|przesylk\w*|pakke[nt]?|pakett\w*|forsendelse|leverans\w*|kargo\w*|gonderi\w*|zasilk\w*|colet\w*|csomag\w*|kiriman)\b|荷物|配達|配送|宅配|包裹|快递|택배|배송|посылк|доставк|δεμα|αποστολη/,
  ),
  typed('delivery', 2, 'parcel words', /\b(?:deliver(?:y|ed)?|dispatched|shipping|postage|shipped|track)\b/),
  typed(
    'banking',
    4,
    'bank account words',
    /\b(?:online banking|bank account|new payee|payee|payment (?:request|attempt)|unusual (?:activity|login|sign)|suspicious (?:activity|login|transaction|payment)|account (?:has been |is |was )?(?:locked|suspended|limited|restricted|frozen|on hold|blocked)|(?:limited|restricted|locked|suspended|frozen) (?:access to )?your (?:\w+ ){0,2}(?:access|account|card|service)|(?:debit|credit) card|checking|kyc|direct debit|standing order|device (?:has been )?(?:paired|added|registered)|new device)\b/,
  ),
  typed(
    'banking',
    4,
    'bank account words',
    /\b(?:compte (?:bancaire|client)|nouveau (?:beneficiaire|destinataire)|virement|banque|cuenta (?:bancaria|bloqueada|suspendida|ha sido)|banco|tarjeta|konto|sparkasse|bankkonto|push-?tan|conto corrente|banca|bankid|betaalpas|bankpas|rekening|rezident|conta bancaria|cartao|tili(?:si|ltasi|llasi)|pankki\w*|hesab\w*|ucet|contul|szamla\w*|nasabah|tai khoan|ngan hang)\b|銀行|口座|カード|银行|账户|은행|계좌|банк|счет|карт[аыу]|λογαριασμ|τραπεζ|บัญชี|ธนาคาร/,
  ),
  typed(
    'banking',
    2,
    'bank account words',
    /\b(?:bank|transaction|transfer|withdrawal|card|account|wallet|login|log-in|log in|sign[- ]?in)\b/,
  ),
  typed(
    'telecom',
    4,
    'phone contract words',
    /\b(?:(?:your|latest|phone|mobile) bill (?:payment )?(?:is|was|could|has|for|failed|overdue)|bill payment|sim ?(?:card|swap)|e-?sim|airtime|data allowance|billing (?:details|information|info|method)|direct debit .{0,20}(?:failed|declined)|number porting|pac code|your (?:mobile|phone|broadband) (?:contract|account|number|service|plan|tariff))\b/,
  ),
  typed(
    'government',
    4,
    'words of an authority',
    /\b(?:tax (?:refund|rebate|return)|hmrc|irs|dvla|vehicle tax|car tax|road tax|council tax|energy (?:rebate|support)|cost of living|penalty charge|parking (?:fine|charge|penalty|invoice|violation|ticket)|traffic (?:ticket|violation|fine)|dmv|rmv|winter fuel|heating (?:subsidy|payment|support)|tolls?|unpaid (?:fine|toll)|e-?z ?pass|benefits? payment|universal credit|social security|immigration|passport|vaccin\w+|covid|omicron|pcr|test kit|medicare|mygov|court|jury|arrest|warrant|customs officer|stimulus)\b/,
  ),
  typed(
    'government',
    4,
    'words of an authority',
    /\b(?:carte vitale|assurance maladie|ameli|amende|antai|impots?|cpf|vignette|crit'?air|prefecture|agencia tributaria|hacienda|multa|dgt|seguridad social|finanzamt|steuer\w*|bussgeld|agenzia delle entrate|inps|belasting\w*|cjib|digid|toeslagen|skatteverket|skattestyrelsen|skatteetaten|podatk\w*|vergi|pajak|bansos)\b|国税|税金|年金|税务|налог|штраф|εφορι|προστιμ/,
  ),
  typed(
    'job',
    5,
    'job offer words',
    /\b(?:part[- ]time|remote (?:job|work|position)|work from home|job (?:offer|opportunity|opening|vacanc\w+)|recruit(?:er|ment|ing)?|hiring|hr (?:manager|department)|salary|daily (?:pay|wage|income)|per day|earn .{0,12}(?:daily|a day|per|weekly)|vacanc(?:y|ies)|resume|(?:your|the) cv|flexible hours|teilzeit|homeoffice|oferta de (?:trabajo|empleo)|trabajo desde casa|offre d'emploi|recrute|lavoro)\b/,
  ),
  typed(
    'debt',
    5,
    'debt words',
    /\b(?:debts?|write off|written off|bailiffs?|enforcement (?:agent|officer)|arrears|overdue (?:balance|account|payment|invoice)|outstanding (?:balance|debt|amount)|debt (?:relief|collect\w+|management)|iva\b|unpaid (?:balance|invoice|loan)|collections? (?:agency|department)|final (?:notice|demand)|county court|ccj)\b/,
  ),
  typed(
    'appointment',
    5,
    'appointment words',
    /\b(?:appointment|your (?:booking|consultation|visit|slot)|clinic|surgery|dentist|doctor|vaccination slot|rendez-vous|cita (?:previa|medica)|termin)\b/,
  ),
  typed(
    'finance',
    5,
    'investment or loan words',
    /\b(?:loans?|invest(?:ment|ing|or|ors)?|trading|crypto(?:currency)?|bitcoin|btc|usdt|eth|forex|stocks?|shares|returns?|profits?|ipo|mutual funds?|pension|pre-?approved|borrow|cash advance|credit score|prestamo|pret\b|kredit|seed phrase|wallet (?:has been|verification)|withdraw(?:al)? of \d)\b/,
  ),
  typed(
    'utility',
    5,
    'energy or water words',
    /\b(?:electricity|gas (?:bill|supply|meter)|energy (?:bill|supplier|account|provider)|smart meter|water (?:bill|supply)|meter reading|power (?:supply|cut|will be disconnected)|disconnected|prepay meter|boiler|solar|facture d'electricite|luz|stromrechnung)\b/,
  ),
  typed(
    'insurance',
    5,
    'insurance or claim words',
    /\b(?:insurance|insured|policy (?:number|renewal|expires)|claim (?:compensation|up to|for)|compensation|accident (?:that|claim|you)|recent accident|an? accident\b.{0,40}\bfault|personal injury|ppi|no win no fee|life cover|mutuelle|seguro|versicherung)\b/,
  ),
  other(
    'prize',
    5,
    'prize words',
    /\b(?:congratulations|congrats|(?:you(?:'ve| have)?|have|u have) (?:been (?:specially )?selected|won|win)|winner|guaranteed (?:cash|award|prize)|awarded|claim (?:code|no)|prize|lottery|gift ?card|reward(?:s)?|lucky|premio|gagne|gewonnen|gewinn|survey|free iphone)\b/,
  ),
  other(
    'marketplace',
    4,
    'marketplace buyer words',
    /\b(?:buyer paid|confirm (?:the )?(?:sale|order)|receive (?:your )?(?:funds|money|payment)|item (?:was |has been )?(?:sold|paid)|recevez votre argent|recib(?:a|ir|e) (?:sus|su|tu) (?:fondos|dinero)|reciba|verkauft|vendit\w+|venta|vendid[oa]|sprzeda\w+|fundos|ricevi (?:fondi|pagamento)|(?:prodotto|merce|mercancia) (?:e|ha) (?:stat[oa] |sido )?(?:acquistat|pagad)\w*|hanki varoja|receiving funds|(?:acheteur|acquirente|comprador|kaufer|kupujacy|vevo) (?:a|ha|hat|zaplacil|fizetett)|cliente ha pagado|produkt ist verkauft|product verkocht|bestatigen sie den verkauf|(?:producto|articulo) ha sido (?:pagado|comprado)|(?:produit|biens) (?:a|ont) ete achete|recepcion de fondos|obtener fondos|compra se paga)\b/,
  ),
  other(
    'subscription',
    4,
    'subscription or account words',
    /\b(?:subscription|abonnement|suscripcion|netflix|spotify|apple ?(?:id|pay)|icloud|amazon prime|prime membership|antivirus|membership)\b/,
  ),
  other(
    'adult',
    4,
    'adult or romance words',
    /\b(?:naked|nudes?|sexy|horny|hot (?:girls?|singles)|dating|meet (?:girls|women|singles)|divorcee?r?|rencontre|couette|plan cul|chatter|tchatter|single(?:s)? (?:women|ladies)|private (?:pics|photos|photo)|video call me|my profile)\b/,
  ),
  other(
    'advance_fee',
    3,
    'inheritance or donation words',
    /\b(?:inheritance|next of kin|beneficiary|donat(?:e|ion)|charity|million (?:usd|dollars|pounds)|barrister)\b/,
  ),
];

/** What a message of any type does to move its reader. */
export const pressureRules: readonly Rule[] = [
  rule(
    /\b(?:within|in the next|next) \d{1,3} ?(?:h|hrs?|hours?|minutes?|mins?|days?)\b|\b(?:today|tonight|immediately|immediat\w+|urgent\w*|asap|right away|right now|expir\w+|final (?:notice|reminder|chance)|last (?:chance|warning|reminder)|sofort|dringend|heute|urgente|hoy|before (?:midnight|\d))\b/,
    1.5,
    'time pressure',
  ),
  rule(
    /\b(?:suspend\w*|lock(?:ed)?|block(?:ed)?|restrict\w*|terminat\w*|cancel\w*|disconnect\w*|legal action|prosecut\w*|penalt\w+|frozen|limited|deactivat\w*|gesperrt|bloque\w*|bloquead\w*|suspendid\w*|suspendu\w*|closed|on hold|return(?:ed)? to sender|will be returned|could not be delivered|unable to deliver|not (?:be )?delivered|missed)\b/,
    1.5,
    'threatens a loss',
  ),
  rule(
    /\b(?:verify|confirm|update|validate|reactivate|restore|unlock|complete|pay|settle|claim|cancel|secure|review|schedule|reschedule) (?:it |this )?(?:your|the|a|now|here|this|these|any|via|at|by|\W)/,
    1.5,
    'asks to confirm or pay',
  ),
  rule(
    /\b(?:if (?:this )?(?:was|were|is)(?: not|n't|nt) (?:you|requested|recogni[sz]ed)|if you (?:did not|didn't|didnt|have not|haven't)|not you\?|wasn'?t (?:you|made)|si (?:ce n'est pas vous|no ha sido|no fue)|wenn sie das nicht)\b/,
    1.5,
    '"if this was not you"',
  ),
  rule(
    /\b(?:owed|rebate|refund|compensation|you (?:are|have been) (?:now )?(?:eligible|entitled|approved|selected)|pre-?approved|(?:still has|waiting) .{0,20}to claim)\b/,
    1.5,
    'promises money',
  ),
  rule(/\b(?:wasn't|not) you\b/, 1.5, '"if this was not you"'),
  rule(/\breply (?:with )?["']?(?:claim|1|now|info|start|join|job)\b/, 1.5, 'asks for a reply'),
  rule(
    /\b(?:click|tap|visit|follow|press|open|go to|head over|log ?in|access|cliquez|rendez-vous (?:vite )?sur|haga clic|pulse|klicken)\b/,
    1,
    'asks to follow a link',
  ),
  rule(
    /\b(?:veuillez|confirmez|remplissez|merci de|verifique|actualice|confirme|bestatigen sie|aktualisieren|verifizieren|verifica|conferma|aggiorna|bevestig)\w*\b/,
    1.5,
    'asks to confirm or pay',
  ),
];

export const legitimateRules: readonly Rule[] = [
  rule(
    /\b(?:thank you for (?:your )?(?:order|payment|visit|shopping|booking)|your (?:order|booking) (?:\S+ )?(?:is|has been) confirmed|has been delivered|was delivered|delivered to (?:your )?(?:neighbou?r|porch|reception|safe place)|we have received your (?:payment|application|order))\b/,
    2.5,
    'reads like a service notice',
  ),
  rule(
    /\b(?:reminder|your appointment (?:with|at|is)|your (?:table|booking|check-?up|visit|reservation)\b.{0,40}\b(?:is|are) (?:booked|confirmed|tomorrow|on|at|due)|please arrive|balance (?:is|as of|on)|statement is ready|avl bal|available balance|credited|debited)\b/,
    2.5,
    'reads like a service notice',
  ),
];
