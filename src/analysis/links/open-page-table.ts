/** Where on the hosts of brands and popular sites anybody puts something, judged by hand on 2026-11-22 by how the services write their own addresses. */

/** What stands there: somebody's page, request for payment, file, form, offer for sale or app; or what only leads on to another address. */
export const openKinds = ['page', 'payment', 'file', 'form', 'offer', 'app', 'redirect'] as const;
export type OpenKind = (typeof openKinds)[number];

/**
 * Host, kind, and beginnings of paths. A host of one word (`amazon`) stands for all its endings. Without paths all of the host is meant but for its front
 * page; a path with `!` before it is the site's own. Paths end at a boundary, unless they end with a mark (`/@`, `?q=`).
 */
const rows = `
facebook.com	redirect	/l.php /flx/warn
l.facebook.com	redirect
lm.facebook.com	redirect
facebook.com	page	!/help !/login !/login.php !/recover !/security !/privacy !/policies !/settings !/legal !/about !/checkpoint !/business !/careers !/2fac !/support !/r.php
fb.com	page	!/help !/careers !/about
messenger.com	page	/t /m
l.messenger.com	redirect
l.instagram.com	redirect
instagram.com	page	!/accounts !/about !/legal !/help !/privacy !/challenge !/developer !/login
l.threads.net	redirect
l.threads.com	redirect
threads.net	page	/@ /t
threads.com	page	/@ /t
linkedin.com	redirect	/redir /slink /safety/go /authwall /share /sharing
linkedin.com	page	/in /pub /company /posts /feed /groups /pulse /school /showcase /jobs /events /newsletters /smart-links /build-relation
twitter.com	page	!/login !/home !/settings !/tos !/privacy !/about !/account !/i/flow !/messages
x.com	page	!/login !/home !/settings !/tos !/privacy !/about !/account !/i/flow !/messages
tiktok.com	redirect	/link
tiktok.com	page	/@ /t /embed
snapchat.com	page	/add /p /discover /spotlight /t /unlock
click.snapchat.com	redirect
reddit.com	page	/r /u /user /s
out.reddit.com	redirect
pinterest	page	/pin /offsite
tumblr.com	page	/blog
t.umblr.com	redirect
vk.com	redirect	/away.php
vk.com	page
ok.ru	page	/profile /group
weibo.com	page	/u /p
discord.com	page	/invite /channels
discordapp.com	page	/invite /channels
cdn.discordapp.com	file
medium.com	redirect	/r
medium.com	page	/@ /p
quora.com	page	/profile
strava.com	page	/athletes /clubs
twitch.tv	page	!/login !/settings !/p !/jobs !/downloads
onlyfans.com	page	!/my !/help !/terms !/privacy
youtube.com	redirect	/redirect /attribution_link
youtube.com	page	/watch /channel /c /user /@ /shorts /playlist /live /post /embed
steamcommunity.com	redirect	/linkfilter
steamcommunity.com	page	/id /profiles /groups /sharedfiles /tradeoffer
roblox.com	page	/users /games /groups /communities
github.com	page	!/login !/settings !/security !/about !/features !/pricing !/contact !/sessions !/password_reset !/site !/notifications
gist.github.com	page
raw.githubusercontent.com	file
openai.com	page	/share
chatgpt.com	page	/share /g
slack-redir.net	redirect
spotify.com	page	/playlist /episode /show /user
open.spotify.com	page
paypal.com	payment	/paypalme /donate /pools /ncp /cgi-bin/webscr /invoice/p /invoice/s /invoice/payerview /webapps/xorouter /instantcommerce /paylink
cash.app	payment	/$ /qr
venmo.com	payment	/u /code /pay /paymentlinks
account.venmo.com	payment	/u /pay
wise.com	payment	/pay
stripe.com	redirect	/redirect
buy.stripe.com	payment
donate.stripe.com	payment
checkout.stripe.com	payment
invoice.stripe.com	payment
pay.stripe.com	payment
squareup.com	payment	/store /pay-invoice /appointments/book /gift
checkout.square.site	payment
monzo.com	payment	/pay
revolut.com	payment	/pay
checkout.revolut.com	payment
pay.revolut.com	payment
tikkie.me	payment	/pay /tikkie
mercadopago	payment	/checkout /subscriptions
link.mercadopago	payment
lydia-app.com	payment	/collect /pots
phonepe.com	payment	/pay
paytm.com	payment	/link
commerce.coinbase.com	payment	/checkout /invoices
klarna.com	payment	/pay-request
betaalverzoek.rabobank.nl	payment
ing.nl	payment	/payreq /particulier/betaalverzoek
abnamro.nl	payment	/nl/betaalverzoek
google	redirect	/url /amp /imgres /interstitial /aclk /pagead /local_url /travel/clk /googleweblight
googleadservices.com	redirect	/pagead /dbm
doubleclick.net	redirect
adclick.g.doubleclick.net	redirect
ad.doubleclick.net	redirect
googleads.g.doubleclick.net	redirect
notifications.google.com	redirect	/g/p
google	page	/search /maps/d /maps/placelists /collections /local/place
groups.google	page	/g /d
photos.google	file	/share /photo
calendar.google	page	/calendar/event /calendar/appointments /calendar/u /calendar/embed
lookerstudio.google	page	/reporting /embed /s
script.google	form	/macros
colab.research.google	page	/drive
translate.google	redirect	/translate
gemini.google	page	/share
earth.google	page	/web
play.google	app	/store/apps /apps/testing /apps/internaltest
chromewebstore.google	app	/detail
chrome.google	app	/webstore
apps.apple.com	app
itunes.apple.com	app
testflight.apple.com	app	/join
apps.microsoft.com	app
microsoft.com	app	/store /p
icloud.com	file	/iclouddrive /photos /shortcuts /notes /sharedalbum /attachment /keynote /pages /numbers /freeform /invites
share.icloud.com	file
microsoft.com	form	/forms
office.com	form	/forms /r
sway.office.com	page
sway.cloud.microsoft	page
outlook.office365.com	form	/owa/calendar /book
outlook.office.com	form	/bookwithme /book /owa/calendar
outlook.live.com	file	/calendar
teams.microsoft.com	page	/l /meet
teams.live.com	page	/meet /l
live.com	file	/redir
bing.com	redirect	/ck /aclick /aclk /alink
bing.com	page	/search /maps
r.msn.com	redirect
clk.tradedoubler.com	redirect
yahoo	redirect	/rdclks /cbclk
r.search.yahoo.com	redirect
search.yahoo.com	page	/search
duckduckgo.com	redirect	/l /y.js
baidu.com	redirect	/link /baidu.php
acrobat.adobe.com	file	/link /id
documentcloud.adobe.com	file	/link /gsuiteintegration
indd.adobe.com	page	/view
express.adobe.com	page	/page /webpage /publishedV2 /post
new.express.adobe.com	page	/webpage /publishedV2
adobesign.com	file	/public
docusign.com	file	/signing /member
docusign.net	file	/signing /member
zoom.us	page	/j /my /s /w /webinar /meeting /rec
zoom.com	page	/j /my /s /w /webinar /meeting /rec
slack.com	page	/files /join /shared_invite
join.slack.com	page
ebay	redirect	/rover /itm/redirect
rover.ebay.com	redirect
ebay	offer	/itm /usr /str /sch /p
amazon	redirect	/gp/redirect.html /gp/r.html /gp/slredirect
amazon	offer	/dp /gp/product /gp/aw/d /sp /s /shops /shop /stores /hz/wishlist /gp/registry /gp/aag /exec/obidos/ASIN
etsy.com	offer	/listing /shop /people
aliexpress	offer	/item /store
alibaba.com	offer	/product-detail
s.click.aliexpress.com	redirect
vinted	offer	/items /member
depop.com	offer	/products
gumtree.com	offer	/p
flipkart.com	offer	/p
carousell	offer	/p /u
shopee	offer	/product /shop
airbnb	offer	/rooms /users /h
booking.com	offer	/hotel
fiverr.com	page	/users /s
upwork.com	page	/freelancers /jobs
glassdoor.com	page	/job-listing
indeed.com	redirect	/rc/clk /pagead/clk
indeed.com	page	/viewjob /cmp
myworkdayjobs.com	page
binance	redirect	/redirect
binance	page	/en/square /square /activity/referral /register
coinbase.com	page	/join
eventbrite	page	/e /o
gofundme.com	payment	/f
canva.com	page	/design
trello.com	page	/b /c
awstrack.me	redirect
ampproject.org	redirect
cdn.ampproject.org	redirect
web.archive.org	redirect	/web
safelinks.protection.outlook.com	redirect
urldefense.com	redirect
urldefense.proofpoint.com	redirect
urldefense.us	redirect
`;

/** One row: some paths of a host that are open, or all but some. */
export interface OpenRow {
  readonly kind: OpenKind;
  readonly paths: readonly string[];
  readonly own: readonly string[];
}

/** By host, or by its one word. */
export const openRows: ReadonlyMap<string, readonly OpenRow[]> = readRows();

function readRows(): Map<string, OpenRow[]> {
  const found = new Map<string, OpenRow[]>();
  for (const line of rows.trim().split('\n')) {
    const [host = '', kind = '', all = ''] = line.split('\t');
    const paths = all.toLowerCase().split(' ').filter(Boolean);
    const row = {
      kind: kind as OpenKind,
      paths: paths.filter((path) => !path.startsWith('!')),
      own: paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1)),
    };
    found.set(host, [...(found.get(host) ?? []), row]);
  }
  return found;
}
