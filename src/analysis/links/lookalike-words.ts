/** Words that impostors put beside a brand's name, and endings that they favour. Judged by hand from public reports of smishing. */

/** Words of signing in, paying, sending and warning: beside a name, the second signal. */
const strong = `
  2fa accept access acces accessibility account accounts accnt acct accont accserv accservice accountupdate acesso aktivieren aktualisieren alert alerts
  alerta alertas alerte anmelden anmeldung appeal apply approve approval assist assistance assurance ativar auth authcheck authen authentic authenticate authentication
  authorise authorize authorisation authorization autorisation aviso banca bank banking banque bankid beveiliging bill billing bills block blocked bloqueo
  cancel cancellation card cards cargo certificate charge charges check checkout claim claims client clients cliente clientes clientarea colis compte
  conferma confirm confirmation confirmer confirmar connect connexion conta control correo courier covid credential credit cuenta customs custom customer customers
  dashboard debt declare deliver delivered delivery deposit deposits depot depositar desk device dispute dispatch douane ecustoms einloggen entrega envio envios
  exit facture factura fattura fee fees fine fines form formulaire fraud freight gebuehr gift giro grant help helpcentre helpcenter helpdesk helpline hilfe id identity
  identify identification identificacion import importation incident info infos invoice kunde kunden kundenservice konto license livraison lock locked log login logon loging logins
  mail manage manager member members membership message messages mitid mobi mobile multa multas notice notices notification notifications notify
  order orders online otp overdue package packages paket pago pagos paiement parcel parcels parking password pay payee payees payer paying payment payments
  pending penalty perfil personal portal portail postage prevent prime private profil profile protect protection pedido pay2 raffle rate rebate
  receive recover recovery redeem redelivery redeliver redirect refund refunds register registration reinstate release reminder remove renew renewal report
  request required reschedule rescheduling reset resolve resolution restore restrict restricted restriction retour return returns review revision reward rewards ricevi
  safe safety schedule scheduling secur secura secure secured securely security seguridad sicherheit seguro seguranca send service services servizio servizi serviceclient servicio servicios shipment shipping shippment
  sign signin signup signon spedizione sso statement status stimulus subscription subscriber support suporte suspended suspend suspension
  tarjeta tax taxe taxes telecharger token toll tolls track tracking trace traffic transaction transactions transfer transfers transit travel trust unblock unlock unpaid unsubscribe unusual
  unauthorised unauthorized update updates updating upgrade urgent usage user userinfo users utente utilisateur validate validation validator vaccine verify verif verifi verific verification verificar verificacion verifica
  verificare verificatie verified verifizieren verzending violation viewbill visit voucher wallet warning webapp webmail win winner withdraw zahlung zustellung konfirmasi
  relief benefit benefits bonus survey promo prize claimnow portfolio reactivate reactivation reauth overpayment disbursement reimburse reimbursement remboursement impots rebates
  kakunin touroku meisai
  signinn loginn sigin siginin sgin lgoin verfy verfiy varify verlfy verif1 securty secruity scure acount accout accoun acccount auccount suport updat upadte
  abonnement accesso activacion activar activate activation activer aggiorna aggiornamento areacliente attivazione avis beneficio betaal betaling bevestigen bezorging bloccato bloqueada bloqueado
  comptes connexions conferme confirmacao desbloquear desbloqueo domicilio enligne entregas freischalten freischaltung kundencenter kundenportal livraisons mescomptes moncompte pacchetto paketti
  pendiente protect reembolso rimborso sbloccare sblocco session sicher sicherheits sospeso sperrung suivi tracciamento validacion verifizierung verzoek zahlungen zoll
  cusotmer custmer paymnet paiment pymt delivry deliverey parcell sercurity sercure
`;

/** Words that stand beside names in genuine hosts as often. */
const weak = `
  admin android api app apps area assets at au auto be best business by ca cc cdn center central centre ch city club co collect collection com contact corp cs de dev digital direct document documents
  easy en es eu express fi file files find for fr free gateway get global go gov gouv hk home hub ie in inc index int international internet ip it japan jp link live local
  main map mob mx my myaccount mypage mobil net network new news next nl no now nz of office official on one open org our page pages place plus point post pro public revenue
  sa sale se sec server sg shop site sky smart sms solution solutions staff start stay store system systems team tech telecom test the to today tr trade uk up us usa
  via view vip voice web website welcome with world ww www www1 www2 www3 wwww wwww1 you your za zone from web1
  canada ireland england france espana spain italia italy deutschland australia india british
  express post postal rail road roads drive motorway phone broadband energy water electric insurance money cash loan loans finance financial invest savings
  january february march april june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
`;

/** Words of a company's own affairs, which impostors have no use for. */
const genuine = `
  academy ads adserver adservices affiliate analytics api apis apps assets autos blog blogs books build campus capital career careers cdn cdns clinic cloud cluster college conference content corp corporate
  data dealer dealers design dev developer developers dns domains edge events fan fans fashion film football forum forums foundation fonts gallery games gaming graph group gruppe grupo gruppo guide history
  holding holdings image images img inc infra insights investor investors jobs kitchen lab labs lighting ltd magazine maps marketing media metrics monitoring movie museum music network networks news
  newsroom parts partner partners photos pixel platform plc press proxy racing radio research resorts retail sandbox school sdk server servers software sport sports staging stat static stats status stories
  storage stream streaming studio studios tools translate translator traveler tv university usercontent video videos wiki
`;

const asSet = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

export const strongWords = asSet(strong);
export const genuineWords = asSet(genuine);
export const weakWords: ReadonlySet<string> = new Set([...asSet(weak), ...genuineWords].filter((word) => !strongWords.has(word)));

/** Endings at which names cost next to nothing or are given away, and which lists of phishing hosts are full of. */
export const cheapEndings = asSet(`
  autos bar best bid bond buzz cam casa cc cf cfd click club cloud cyou date digital fit fun fund ga gq help homes hair icu info ink la life link live lol loan mobi ml mom
  monster one online pics pro pw quest racing rest review rsvp sbs shop site skin solutions space su store support surf tech tel tk today tokyo top trade uno vip wang
  website win work works world ws wtf xyz zip services center centre
`);

/** Labels that make a host look as if it ended there: the `co.jp` of `amazon.co.jp.example`. */
export const falseEndings = asSet(
  'com co net org gov gob gouv ne or ac ie ip uk jp ca au us nz in fr de es it nl be at ch pt ie se no dk fi pl',
);
