import { readPhone } from '../../analysis/senders/phone.ts';
import type { OfflineProvider } from '../../ports/provider.ts';
import { findings } from './finding.ts';

/** The day on which the plan in libphonenumber-js 1.13.16 was taken; it comes with the package, not as a data file. */
const planDate = '2026-11-22';

/** Words of the plan for kinds of line that all sources name in another way. */
const lineTypes: Readonly<Record<string, string>> = {
  fixed: 'fixed_line',
  'fixed or mobile': 'fixed_or_mobile',
  VoIP: 'voip',
  'personal number': 'personal',
};

/** What the numbering plan alone says of a number: country, kind of line, and that there is no such number. */
export function numberingPlan(): OfflineProvider {
  return {
    declaration: {
      id: 'numbering-plan',
      name: 'Numbering plans (libphonenumber)',
      answers: ['number'],
      licence: 'Apache-2.0',
      dataDate: planDate,
    },
    look: ({ kind, value }) => {
      const phone = kind === 'number' ? readPhone(value, 'GB') : null;
      if (!phone) return [];
      const { country, lineType, valid } = phone;
      return findings({
        country,
        line_type: lineTypes[lineType] ?? lineType.replaceAll(' ', '_'),
        valid: valid ? null : 'false',
      });
    },
  };
}
