/**
 * Words of texts by which an open name is told where no model gave one: English, Spanish, French, German, Italian, Dutch,
 * Portuguese; no diacritics. A word after `~` tells half. Where two names are told as well the upper one stands.
 */
const lines = `
extortion: paid me to, ~watching you, ~followed you, someone paid me, ~innocent, ~our silence, ~stay quiet, blackmail, webcam, ~masturbat, nudes, nude pictures, nude photos, ransom, hitman, kidnapped, hired to, ~your contacts, ~leaked, ~defaulter, recorded you, ~your family, ~hurt you, ~pay or, secuestr, erpress, chantage
boss: you're under nda, under nda, ~nda, are you at your desk, in a meeting, confidential, your ceo, the ceo, ~head office, ~discreet, ~quick task, gift cards for, ~supplier, ~invoice, bank details have changed, new bank details, payroll, ~colleague, ~the director
gift_card: gift card, gift cards, giftcard, scratch the back, scratch off, itunes, google play cards, steam cards, ~voucher, ~vouchers, gift balance, send a gift card, cards from the store
inheritance: inheritance, next of kin, heir, heirs, estate of, deceased, consignment, diplomat, diplomatic, late client, unclaimed deposit, barrister, ~probate, ~beneficiary, herencia, albacea, heritage, notaire, erbschaft, eredita, erfenis, heranca
psychic: psychic, spell, curse, spiritual, prophet, healer, astrologer, marabout, hexe, brujo, ~blessing, ~holy oil, tarot, black magic, hellseher
dating: singles, lonely, soldier, widow, widower, dating, babe, sexy, private pics, private photos, hot pics, discreet, ~darling, ~handsome, ~my profile, ~matched, ~widowed, sgt, deployment, the rig, gentleman, ~lady, ~handsome, ~kind man, kind gentleman, ~cam, ~deployed, ~overseas, ~profile, escort, sugar, sugar daddy, oil rig, ~peacekeeping, plataforma petrolera, rencontre, ~married lady, ~camgirl, ~my love, ~yoga, ~get to know you, ~penpal
charity: donate, donation, donations, orphans, orphanage, appeal fund, charity fund, flood fund, earthquake, flood, ~surgery, hole in the heart, ~operation, ~fund, relief fund, spende, spenden, tierheim, donar, donacion, refugio de animales, orphelins, seisme, don de, doneer
voicemail: inbox is nearly full, missed calls, ~inbox, ~calls received, voicemail, voice mail, voice note, voice message, voice recording, mailbox, missed call, messagerie vocale, message vocal, buzon de voz, sprachnachricht, mailbox nachricht, segreteria, messaggio vocale, ~audio
file_share: docusign, dropbox, shared a document, shared a file, shared document, wetransfer, sharepoint, onedrive, ~document
copyright: copyright, trademark, infringement, ~strike
voting: vote for me, votes, ballot, polling, voter, vote for, vote in, vote, candidate, ~contest, ~poll, ~campaign, ~election, voten, votar, votez
survey: tick boxes, ~per form, ~have your say, survey, surveys, questionnaire, opinion panel, ~feedback, ~questions, encuesta, sondage, umfrage, sondaggio, enquete
loyalty: loyalty points, ~in rewards, ~tier, ~club card, reward points, your points, ~points, bonus points, air miles, ~loyalty, ~tier, puntos, punkte, ~fidelite
pet: puppy, puppies, kitten, kittens, teacup, my dog, your dog, lost dog, ~vet, ~dog, ~cat, ~breeder, ~groomer, perro, perrito, welpe, chiot, cucciolo
ticket: tickets, ~ticket, concert, gig, matinee, festival, sold out, box office, ~stadium, ~passes, ~match, ~show, entradas, billets, eintrittskarten, biglietti, kaartjes, ingressos
travel_refund: flight refund, travel refund, hotel refund, booking refund, ~cancelled flight
travel: flight, flights, your trip, hotel, airline, holiday cottage, ~booking, ~itinerary, ~holiday, vuelo, vol, flug, volo, vlucht
crypto: crypto, bitcoin, btc, ethereum, usdt, blockchain, cold wallet, ~wallet, seed phrase, recovery phrase, ~mining, ~miner, ~coins, ~withdrawal, krypto, criptomoneda, cripto
investment: investor, investors, investment, invest, ipo, allotment, trading group, trading signals, vip signals, professor, ~stocks, ~shares, ~signals, ~profits, ~broker, ~members, ~trading, ~returns, inversion, investir, placement, anlage, anleger
loan: loan, loans, personal loan, instant loan, ~emi, ~lender, ~credit, prestamo, pret entre particuliers, kredit, sofortkredit, prestito, emprestimo, lening
solar: solar, solar panels, rooftop solar, loft insulation, ~panels, ~insulation, ~subsidy
debt: write off, debts, debt, creditors, ~bailiff, ~arrears, ~collections
property: buy your house, cash for your house, sell your house, your home could be worth, timeshare, plots, plot, ~valuation, ~probate, ~sqft, corner sites, holiday week, ~own land
rental: apartment, landlord, flat, lease, tenant, tenancy, deposit for the room, to rent, for rent, rent, ~room, ~viewing, ~keys, ~property, alquiler, alquilado, piso, vivienda, logement, appartement, loyer, wohnung, miete, ~schlussel, affitto, huurwoning, aluguel
tech_support: virus, viruses, infected, infections, malware, antivirus, trojan, hacked device, remote access, tech support, ~technician, ~pc, ~firewall, ~licence, verseucht, viren
photo_of_you: is this you, isnt this you, isn t this you, this you in, is this still you, the crash, dashcam, ~crash, ~someone posted, ~accident
marketplace: vinted, marketplace, ebay, gumtree, secure deal, your item, item sold, your listing, listing, your ad, ~buyer, ~seller, ~still available, ~courier will collect, ~size, kleinanzeige, kleinanzeigen, annonce, anuncio, wallapop, leboncoin, ~comprador, ~acheteur, ~kaufer
streaming: netflix, spotify, disney, hulu, paramount, prime video, streaming, subscription, membership renews, dazn, tv licence, tv licensing, premium family plan, auto renew, auto renews, trial ends, prime renewal, membership, ~profiles, ~watching, ~renews, ~renewal, abonnement, suscripcion, abbonamento, assinatura
account: apple id, icloud, cloud full, ~cloud, ~files, verified badge, ~badge, ~locked out, still you, your google account, facebook account, instagram account, whatsapp account, telegram messenger, locked out of, blue tick, blue badge, storage is full, out of space, cloud storage, ~password, ~sign in, ~signin, ~telegram, ~instagram, ~facebook, ~account will be
game: ~skin, ~items, robux, roblox, fortnite, free coins, ~gamer, ~skins, in game, ~your game
gambling: casino, free spins, betting tips, fixed match, bet, bets, poker, rummy, jackpot slots, ~odds, ~tournament, ~players
lawsuit: class action, settlement, lawsuit, ~settlement fund, ~lawyer
invitation: wedding card, wedding invitation, invitation card, you are invited, baby shower, ~wedding, funeral livestream
health: weight loss, root extract, ~stage three, ~enrol, ~trial, ~volunteers, slimming, clinical trial, diabetes, diabetics, gummies, supplement, keto, ~joint pain, ~cure, ~pharmacist, ~injection
prize: award cheque, ~award, ~cheque, claims bureau, ~you won, lottery, lotto, jackpot, raffle, prize draw, prize, prizes, sweepstake, giveaway, winner, lucky, you won, you have won, has won, spin the wheel, ~congratulations, ~draw, ~gift, ~spin, ~reward, ~rewards, ~won, premio, sorteo, loteria, tirage, gagne, gagnant, gewinn, gewinnspiel, gewonnen, ~gutschein, ~bon d'achat, vincita, premiato, loterij, prijs, sorteio
refund: refund, reimbursement, overcharged, double charged, ~owed, reembolso, remboursement, erstattung, rimborso, terugbetaling
`;

export interface Cue {
  readonly name: string;
  readonly words: string;
  readonly weight: number;
}

export const cues: readonly Cue[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [name = '', all = ''] = line.split(': ');
    return all
      .split(', ')
      .map((cue) => (cue.startsWith('~') ? { name, words: cue.slice(1), weight: 0.5 } : { name, words: cue, weight: 1 }));
  });
