import type { Connector } from '../../ports/provider.ts';
import type { DataFolders } from '../data-folder.ts';
import { certificateTransparency } from './certificate-transparency.ts';
import { dnsOverHttps } from './dns-over-https.ts';
import { googleWebRisk } from './google-web-risk.ts';
import { haveIBeenPwned } from './have-i-been-pwned.ts';
import { hlrLookup } from './hlr-lookup.ts';
import { ipinfo } from './ipinfo.ts';
import { ipqualityscorePhone } from './ipqualityscore-phone.ts';
import { numverify } from './numverify.ts';
import { passiveDnsCircl } from './passive-dns-circl.ts';
import { rdap, rdapFrom } from './rdap.ts';
import { redirectExpander } from './redirect-expander.ts';
import { spamhaus } from './spamhaus.ts';
import { spamhausPdns } from './spamhaus-pdns.ts';
import { twilioLookup } from './twilio-lookup.ts';
import { urlhaus } from './urlhaus.ts';
import { urlscan } from './urlscan.ts';
import { virustotal } from './virustotal.ts';
import { whois } from './whois.ts';

/** All connectors that come with the program, one line each. Where two answer the same question the first is asked first. */
export const connectors: readonly Connector[] = [
  hlrLookup,
  twilioLookup,
  ipqualityscorePhone,
  numverify,
  rdap,
  whois,
  dnsOverHttps,
  ipinfo,
  virustotal,
  urlscan,
  googleWebRisk,
  spamhaus,
  urlhaus,
  passiveDnsCircl,
  spamhausPdns,
  certificateTransparency,
  haveIBeenPwned,
  redirectExpander,
];

/** The same, with the data files of these folders before those that ship. */
export function connectorsWith(folders: DataFolders): readonly Connector[] {
  return folders.length === 0 ? connectors : connectors.map((one) => (one === rdap ? rdapFrom(folders) : one));
}
