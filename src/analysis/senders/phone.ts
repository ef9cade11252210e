import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { inPlan, type PlannedNumber, readInternational, readWithin } from './numbering-plan.ts';

/** A telephone number read by the numbering plan. `lineType` is what the plan alone can say. */
export interface Phone {
  /** `+` and digits. */
  readonly e164: string;
  /** ISO 3166 alpha-2, or `` where the code is shared or not a country's. */
  readonly country: string;
  readonly lineType: string;
  /** False when the plan has no such number, as with a forged sender. */
  readonly valid: boolean;
}

/** Ranges that regulators keep for fiction (Ofcom, NANPA, ACMA, ComReg): in no plan, but read like real ones. */
const fiction =
  /^\+(?:447700900\d{3}|44(?:20|28|29)?(?:7946|9018)0\d{3}|441(?:13|14|15|16|17|18|21|31|41|51|61|91)4960\d{3}|441632960\d{3}|448081570\d{3}|443069990\d{3}|1\d{3}55501\d{2}|614915701\d{2}|61491570\d{3}|353209\d{6})$/;

/** Reads a number as written, with `region` as the country of numbers without a prefix. Null if it cannot be a number. */
export function readPhone(raw: string, region: string): Phone | null {
  const written = raw.replace(/^\s*00(?=[1-9])/, '+').replace(/[^\d+]/g, '');
  if (!/^\+?\d{5,16}$/.test(written)) return null;
  const parsed = written.startsWith('+') ? readInternational(written) : readNational(written, region);
  if (!parsed) return null;
  const made = fiction.test(parsed.e164);
  if (!parsed.possible && !made) return null;
  return {
    e164: parsed.e164,
    country: parsed.country ?? countryOfFiction(parsed.e164) ?? '',
    lineType: made ? 'reserved for fiction' : lineTypeName(parsed.type),
    valid: made || parsed.type !== undefined,
  };
}

function readNational(written: string, region: string): PlannedNumber | null {
  const country = isSupportedCountry(region) ? region : 'GB';
  const read = readWithin(written, country);
  if (read !== undefined) return read;
  const parsed = parsePhoneNumberFromString(written, country as CountryCode);
  return parsed ? inPlan(parsed.countryCallingCode, parsed.country, parsed.nationalNumber) : null;
}

/** A country as typed, as its ISO 3166 code; null where no numbering plan is known for it. `UK` is what people write for `GB`. */
export function readRegion(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  if (code === 'UK') return 'GB';
  return isSupportedCountry(code) ? code : null;
}

/** True for a number (E.164) that regulators keep for fiction. */
export function isFiction(e164: string): boolean {
  return fiction.test(e164);
}

function countryOfFiction(e164: string): string | undefined {
  if (!fiction.test(e164)) return undefined;
  return { '+44': 'GB', '+61': 'AU', '+35': 'IE' }[e164.slice(0, 3)] ?? 'US';
}

function lineTypeName(type: string | undefined): string {
  if (type === undefined) return 'unknown';
  const names: Readonly<Record<string, string>> = { FIXED_LINE: 'fixed', FIXED_LINE_OR_MOBILE: 'fixed or mobile', UAN: 'company number' };
  return names[type] ?? (type === 'VOIP' ? 'VoIP' : type.toLowerCase().replaceAll('_', ' '));
}
