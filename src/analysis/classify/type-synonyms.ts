/**
 * What names of scams mean, by judgement. A line gives a name and the words by which it is told; a phrase of several words
 * holds in any order. Of two that hold equally the upper one wins: the way of the scam stands above what it is about.
 */
const lines = `
job: job, side hustle, recruitment, recruiter, recruiting, employment, employer, hiring, vacancy, work from home, remote work, part time, task, work, career, freelance, empleo, trabajo, emploi, stelle, lavoro, mystery shopper, payroll
hi_mum_dad: mum, dad, mom, mother, father, parent, family member, family emergency, child, daughter, son, hi mum dad, new number, new phone number, grandparent, grandson
wrong_number: wrong number, wrong person, misdial, mistaken number, number typo, pig butchering, misdirected
boss: boss, ceo, cfo, executive, executive gift card, boss gift card, ceo gift card, boss ceo, business email compromise, bec, director, supervisor, supplier, invoice, colleague
psychic: psychic, spell, healer, astrology, horoscope, fortune teller, curse, clairvoyant
dating: dating, date, romance, romantic, love, sweetheart, adult, sex, sexual, sugar daddy, sugar, escort, hookup, relationship, friendship, companion, lonely, porn, pornography, rencontre
extortion: extortion, blackmail, sextortion, ransom, kidnap, kidnapping, hitman, threat, webcam, virtual kidnapping, leak photo
inheritance: inheritance, heir, next of kin, advance fee, 419, nigerian prince, beneficiary, unclaimed fund, unclaimed estate, estate, bequest, herencia, heritage
charity: charity, donation, donate, fundraiser, fundraising, disaster relief, appeal, crowdfunding, spende
voicemail: voicemail, voice mail, voice message, voice note, missed call
callback: callback, call back, premium rate, premium call
file_share: file share, file sharing, shared file, shared document, dropbox, google drive, onedrive, wetransfer, docusign, document share, document sharing, document signing
copyright: copyright, dmca, trademark, infringement
voting: voting, vote, poll, contest vote, ballot, election, political
survey: survey, questionnaire, opinion, opinion panel, feedback
loyalty: loyalty, loyalty point, reward point, shop point, bonus point, point expiry, expiring point, point, air mile, frequent flyer, loyalty reward
gift_card: gift card, giftcard, voucher, itunes card, steam card, google play card, amazon gift card
pet: pet, puppy, dog, cat, kitten, animal
ticket: ticket, ticketing, concert, concert ticket, event ticket, festival, tour ticket
rental: rental, rent, landlord, tenant, apartment, flat, property, property offer, house, housing, real estate, accommodation, lettings, letting, let, tenancy, timeshare, room, conveyancing
travel_refund: travel refund, flight refund, hotel refund, holiday refund, airline refund, booking refund, flight compensation, trip refund, cancelled flight
travel: travel, holiday, vacation, flight, airline, hotel, booking, trip, airbnb
tech_support: tech support, technical support, it support, antivirus, virus, malware, computer support, microsoft support, remote access, device infected, pc support, helpdesk
marketplace: marketplace, classified, vinted, ebay, olx, facebook marketplace, seller, buyer, secondhand, second hand, car buyer, car sale, item sale, gumtree, wallapop, leboncoin
streaming: streaming, subscription, netflix, spotify, disney, hulu, amazon prime, prime membership, membership, tv licence, tv license, abonnement, auto renewal
game: game, gaming, gamer, steam, roblox, fortnite, robux, video game, free coin
gambling: gambling, casino, betting, bet, bookmaker, slot machine, fixed match
lawsuit: lawsuit, class action, legal settlement, settlement, legal threat, legal action, court case, lawyer, law firm
invitation: invitation, wedding, wedding card, e card, ecard, invite
health: health, medicine, medication, pill, weight loss, diet, cure, clinical trial, pharmacy
education: education, scholarship, student grant, exam, training, course
finance: finance, financial, investment, invest, investor, investing, crypto, cryptocurrency, bitcoin, coin, forex, trading, trader, stock, share, loan, lender, credit score, mortgage, pension, wallet, payday, inversion, prestamo, kredit, ponzi, crypto giveaway, crypto wallet, student loan
prize: prize, lottery, lotto, giveaway, sweepstake, raffle, gift, winner, winning, jackpot, reward, award, lucky draw, iphone, premio, loteria, gewinn, gewinnspiel, competition, draw, instant win
insurance: insurance, policy, insurer, accident claim, accident, injury, personal injury, compensation claim, claim compensation, ppi, car insurance, health insurance
appointment: appointment, doctor, medical appointment, vaccine appointment, dentist, clinic, nhs appointment, home visit
debt: debt, debt collection, debt collector, bailiff, collection, arrear, debt relief, overdue, iva
utility: utility, utility bill, energy, electricity, gas, water, water bill, power, energy bill, smart meter, energy rebate
telecom: telecom, telecommunication, phone bill, mobile bill, mobile, mobile operator, carrier, sim, sim swap, broadband, phone contract, airtime, mobile network, phone upgrade, phone contract, internet provider, network
delivery: delivery, parcel, package, shipping, shipment, courier, postal, post office, mail delivery, customs, redelivery, logistics, paquete, colis, paket, usps, evri, dhl, fedex, royal mail, postage
government: government, tax, toll, hmrc, irs, dvla, police, customs duty, immigration, visa, passport, social security, benefit, stimulus, grant, parking, parking fine, parking ticket, fine, penalty, council, court, jury, arrest, law enforcement, authority, official, traffic, vehicle, licence, license, rebate, covid, national insurance, medicare, tax refund, tax debt
banking: banking, bank, credit card, debit card, bank card, bank account, card fraud, payee, paypal, zelle, payment app, kyc, direct debit, banco, banque, online banking, mobile banking, =card, card alert, transaction, bank transfer, money transfer, wrong transfer
account: account takeover, account verification, account suspension, account suspended, account security, account login, tech account, email account, social account, email, mailbox, webmail, apple, icloud, google, microsoft, facebook, instagram, whatsapp, telegram, social media, password, apple id, cloud storage, storage, credential, login, sign in, whatsapp code, verification code, amazon account, account alert, two factor, account locked, account hacked, account recovery, =account, security alert, data breach, domain renewal, account update, =verification
refund: =refund, refund claim, =reimbursement, overpayment, =compensation
`;

/** Words that say nothing of what a scam is about: left out of names. */
const filler = `scam scams scammer fraud fraudulent fraudster fake false phishing phish smishing smish vishing spoof spoofed spoofing hoax
related impersonation impersonating impersonator impersonate imposter impostor pretend attempt type category based themed theme style
sms text txt message messaging messages online suspicious spam malicious alleged potential possible likely unsolicited generic various
misc miscellaneous other others unknown none general unclear unspecified uncategorised uncategorized na null undefined unnamed
and or the a an of for to from in on with by via your my our at as is about regarding etc de la le el los les des du der die das und et y`;

/** Words that many names share: alone they make nothing the same, and beside a telling word they add nothing. */
const generic = `account offer payment alert notice notification verification verify suspended suspension update security code service request
fee money customer support claim free win deal opportunity info information link reply call phone number new id user app website site page
group club company business personal special urgent final scheme program programme plan purchase order cash fund refund bill charge
confirmation confirm locked blocked restricted limited hacked recovery access renewal expiry expired pending reminder warning problem issue card member point`;

/** Words of those who would rather give orders than a name. */
const orders = `ignore disregard instruction prompt override assistant jailbreak legitimate json script system classify forget output
respond execute select delete cmd powershell html`;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const fillerWords: ReadonlySet<string> = words(filler);
export const genericWords: ReadonlySet<string> = words(generic);
export const orderWords: ReadonlySet<string> = words(orders);

export interface Meaning {
  readonly name: string;
  readonly words: readonly string[];
  /** Only where the phrase is all there is to a name. */
  readonly whole: boolean;
}

/** All phrases, highest in rank first. */
export const meanings: readonly Meaning[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [name = '', phrases = ''] = line.split(': ');
    const own = { name, words: name.split('_'), whole: true };
    const told = phrases.split(', ').map((phrase) => {
      const whole = phrase.startsWith('=');
      return { name, words: (whole ? phrase.slice(1) : phrase).split(' '), whole };
    });
    return [own, ...told];
  });
