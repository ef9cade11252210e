/** Words that say nothing of what a text is about: English, Spanish, French, German, Italian, Dutch, Portuguese; no diacritics. */
const lists = `
a about above across after afternoon again against ago ahead all almost alone along already also although always am amp an and another any anybody anyone
anything anyway apart are aren around as aside ask asked asking asks at away back be became because become been before began begin
behind being below beside best better between beyond big both bring brings but by call called calling calls came can cannot cant come comes
coming could couldn day days dear did didn different do does doesn doing don done dont down during each early easy either else end ends
enough enter even evening ever every everybody everyone everything exactly few fill find finish first five follow for forget forward found
four free from full further gave get gets getting give given gives giving go goes going gone good got great had half happy hard has hasn have
haven having he held hello help her here hers herself hey hi high him himself his hold holds hope hour hours how however i id if im immediately in
inside instead into is isn it its itself ive just keep keeps kept kind kindly knew know known knows large last late later latest least
leave leaves left less let lets like likely little ll long longer look looking looks lot low made main make makes making many matter may
maybe me mean meant meet midnight might mine minute minutes miss missed moment monday month months more morning most move moved much must my myself near need
needed needs never new next nice night no nobody none nor not nothing now number nobody of off offered often ok okay old on once one ones only
onto open opened opens or order other others our ours out over own part pass past pay paid pays people per perhaps person please plus pls possible
press previously promptly put puts quick quickly quite quiet rather re read ready real really receive received recently regards remain remains remember
reply replied respond right run runs said same saturday save saw say saying says second see seem seems seen select send sends sent set
several shall she should show shown shows shut side simply since six small so some somebody someone something soon sorry speak spent spot
standing start started starts stay still stop straight such sunday sure t take taken takes taking talk tap tell ten text than thank thanks
that thats the their them then there these they thing things think this those though thought three through thursday till time times to
today together told tomorrow tonight too took top toward towards tried true try trying tuesday turn two type u under until unless unable up upon ur us
use used user using usual usually ve very via view visit wait waiting walk want wanted wants was wasn way we wednesday week weekend weekly weeks
welcome well went were weren what whatever when where whether which while who whole whom whose why will wish with within without won wont
word words work works worth would wouldn write wrong x y yeah year years yes yesterday yet you your youre yours yourself friday
click clicking link links below online details detail visit tap website site web app page url customer customers user info information
confirm confirmed confirming verify verified verifying update updated complete completed review reviewed check checked checking avoid
expires expired expire expiring ending urgent notice important attention reminder alert final limited available access immediate action
required request requested contact team service services unsubscribe optout stopping msg message messages txt sms whatsapp number phone
download choose start join book booked reserve register sign log apply cancel cancelled start claim claimed claiming activate collect
payment amount account fee due total price cost costs offer offers deal payments charge charged charges name names address addresses
reach reached fix fixed owe owed owes agree agreed agrees renew renews renewed carry carried skip drag drop dropped dies died fell fall
win wins bring lose loses lost change changed changes clear cleared clean tough odd mad sharp fresh short head chance rate state states
reference letter case door doors window corner round bridge button place places line lines area side end top bit lot way guy man men woman
women people folks friend friends brother sister mom mum dad mother father son sons daughter uncle aunt cousin nephew niece wife husband
family nurse teacher neighbour neighbours eat eating dinner lunch breakfast tea coffee light white black blue red green quick big tiny
happen happened believe hear heard feel felt sound sounds hit pick picked turn turned bought buy sell sold sit share shared catch caught
hang fine fault matter wonder honest honestly promise trust thing spare extra free cheap worth able sure true safe personal private special
simple direct fully copy copied lead arrive arrives arrived arriving stand stands report reported level average process processed
authorised unexpected approved selected eligible partner company office desk staff group limited ltd inc plc
jan feb mar apr jun jul aug sep oct nov dec january february march april june july august september october november december
lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch
donnerstag freitag samstag sonntag enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier
fevrier mars avril mai juin juillet aout septembre octobre novembre decembre januar februar marz juni juli oktober dezember
el la los las un una unos unas lo al del de y o u e ni que quien cual cuando donde como cuanto si no pero porque por para con sin sobre entre
desde hasta hacia segun su sus tu tus mi mis nuestro nuestra nuestros nuestras vuestro este esta estos estas ese esa esos esas eso esto
aquel se me te le les nos os yo el ella ellos ellas usted ustedes es son era fue ser sido estar estamos esta estan ha han he hemos haber hay
tiene tienen tener hacer hace muy mas menos ya hoy manana ayer ahora aqui ahi alli asi tambien tampoco solo siempre nunca nada algo todo toda
todos todas otro otra otros cada mismo antes despues hola gracias favor estimado estimada cliente clic pulse pulsa haga haz siga enlace
confirme confirma verifique verifica responda responde llame llama escriba escriba mensaje nuevo nueva dia dias hora horas semana puede
puedes podemos debe quiere quiero necesito vamos va van queda quedan recibe reciba recibir envie enviar
le la les un une des du de et ou mais donc or ni car que qui quoi dont quand comment pourquoi si ne pas plus moins tres trop peu bien mal
ce cet cette ces son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te se lui y en au
aux par pour avec sans sous sur dans entre vers chez depuis pendant avant apres jusqu jusque est sont etait sera etre ete suis es sommes
etes a ont ai as avons avez avoir avait fait faire fais peut peux pouvez doit devez veuillez voulez veut bonjour bonsoir salut merci cher
chere client cliquez clic lien ici la ci aujourd hui demain hier maintenant encore deja toujours jamais rien tout toute tous toutes autre
autres meme aussi alors apres jour jours heure heures semaine repondez appelez envoyez confirmez verifiez recevez nouveau nouvelle sms jai
der die das den dem des ein eine einen einem einer eines und oder aber denn sondern dass ob wenn weil als wie wo wer was wann warum nicht kein
keine keinen ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen mein meine dein deine sein seine unser unsere euer eure
ihre ihren ihrem ihrer in im an am auf aus bei beim mit nach seit von vom vor zu zum zur uber unter durch fur gegen ohne um bis ist sind war
waren sein bin bist seid hat haben habe hast hatte wird werden wurde wurden worden kann konnen kannst muss mussen soll sollte will wollen
mochte mochten darf durfen nur noch schon auch sehr mehr weniger immer nie nichts etwas alles alle jeder jede jedes jetzt heute morgen
gestern bald hier dort da dann danach davor hallo guten tag danke bitte liebe lieber sehr geehrte geehrter kunde kundin klicken klick link
unter melden rufen antworten schreib schreiben schicken bestatigen prufen neu neue neuen neuer tage tagen stunden woche uhr gibt ab bereits
il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle dal dalla nel nella sul
sulla e ed o ma se che chi cui quando dove come perche non piu meno molto poco troppo questo questa questi queste quello quella suo sua suoi
sue mio mia mie tuo tua tuoi nostro nostra vostro io tu lui lei noi voi loro mi ti si ci vi ne sono sei siamo siete era stato stata essere ho
hai ha abbiamo avete hanno avere fare fa puo possono deve devono vuole gia ancora sempre mai niente tutto tutti ogni altro altra oggi domani
ieri ora adesso qui qua ciao salve grazie prego gentile cliente clicca clicchi link conferma verifica rispondi chiama giorno giorni ore nuovo
de het een en of maar want dat die dit deze wie wat waar wanneer waarom hoe niet geen ik jij je u hij zij ze wij we jullie mij mijn jouw uw
zijn haar ons onze hun in op aan bij met van voor naar uit over onder door tot om te tussen zonder tegen is ben bent was waren worden wordt
werd heeft hebben heb had kan kunnen moet moeten mag zal zullen wil willen nog al ook zeer meer minder altijd nooit niets iets alles alle
elke ander andere nu vandaag morgen gisteren hier daar dan hallo dag bedankt dank beste geachte klant klik link via bevestig controleer bel
antwoord stuur nieuw nieuwe dagen uur
o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sob sobre entre ate desde e ou mas que quem qual
quando onde como porque se nao sim mais menos muito pouco ja ainda sempre nunca nada tudo todos todas outro outra cada mesmo este esta esse
essa isso isto aquele seu sua seus suas meu minha teu tua nosso nossa eu tu ele ela nos eles elas voce voces me te lhe foi ser sao era estar
esta estao tem ter ha fazer faz pode deve quer vai hoje amanha ontem agora aqui ola oi obrigado prezado cliente clique link confirme
verifique responda ligue dia dias hora horas novo nova`;

/** Words before a thing with a name: `your voicemail`, `le colis`. */
const pointers = `a an the your our this my any another his her their some each every new
el la los las un una su tu sus tus mi nuestro nuestra este esta le les une votre vos notre nos mon ma ton ta cette ce cet ces des du
der die das den dem ein eine einen einem einer ihr ihre ihren ihrem ihrer unser unsere mein meine dein deine im zum zur
il lo gli i uno suo sua tuo tua nostro nostra questo questa del della de het een uw je jouw onze deze dit o os as um uma seu sua`;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

export const stopWords: ReadonlySet<string> = words(lists);
export const pointerWords: ReadonlySet<string> = words(pointers);
