/** When the list was last gone through against public advisories, by hand: `npm audit` needs a network that CI may lack. */
export const REVIEWED_ON = '2026-11-26'

export interface Advisory {
  readonly id: string
  readonly name: string
  /** Vulnerable from the first version up to, and without, the second. */
  readonly ranges: readonly (readonly [from: string, before: string])[]
}

/** Of packages that the lockfile has or had: what must never be installed again. */
export const ADVISORIES: readonly Advisory[] = [
  { id: 'CVE-2024-29041', name: 'express', ranges: [['0.0.0', '4.19.2']] },
  { id: 'CVE-2024-43796', name: 'express', ranges: [['0.0.0', '4.20.0']] },
  { id: 'CVE-2024-45590', name: 'body-parser', ranges: [['0.0.0', '1.20.3']] },
  { id: 'CVE-2025-13466', name: 'body-parser', ranges: [['2.2.0', '2.2.1']] },
  { id: 'CVE-2024-43799', name: 'send', ranges: [['0.0.0', '0.19.0']] },
  {
    id: 'CVE-2024-43800',
    name: 'serve-static',
    ranges: [
      ['0.0.0', '1.16.0'],
      ['2.0.0', '2.1.0'],
    ],
  },
  { id: 'CVE-2024-47764', name: 'cookie', ranges: [['0.0.0', '0.7.0']] },
  { id: 'CVE-2025-15284', name: 'qs', ranges: [['0.0.0', '6.14.1']] },
  { id: 'GHSA-4mjr-xmp4-gh2g', name: 'qs', ranges: [['0.0.0', '6.16.0']] },
  { id: 'CVE-2026-4926', name: 'path-to-regexp', ranges: [['8.0.0', '8.4.0']] },
  { id: 'CVE-2026-30827', name: 'express-rate-limit', ranges: [['8.2.0', '8.2.2']] },
  { id: 'CVE-2025-13033', name: 'nodemailer', ranges: [['0.0.0', '7.0.7']] },
  { id: 'CVE-2026-121424', name: 'nodemailer', ranges: [['3.0.0', '10.1.4']] },
  { id: 'CVE-2026-125755', name: 'nodemailer', ranges: [['3.0.0', '10.4.1']] },
  { id: 'CVE-2024-28176', name: 'jose', ranges: [['0.0.0', '4.15.5']] },
  { id: 'CVE-2025-54420', name: 'koa', ranges: [['3.0.0', '3.0.1']] },
  { id: 'CVE-2020-36649', name: 'papaparse', ranges: [['0.0.0', '5.2.0']] },
  { id: 'CVE-2025-7783', name: 'form-data', ranges: [['4.0.0', '4.0.4']] },
  { id: 'CVE-2025-46653', name: 'formidable', ranges: [['2.1.0', '3.5.3']] },
  { id: 'CVE-2024-55565', name: 'nanoid', ranges: [['0.0.0', '3.3.8']] },
  { id: 'CVE-2025-64718', name: 'js-yaml', ranges: [['4.0.0', '4.1.1']] },
  { id: 'CVE-2026-6322', name: 'fast-uri', ranges: [['0.0.0', '3.1.2']] },
  { id: 'CVE-2025-66020', name: 'valibot', ranges: [['0.31.0', '1.2.0']] },
  { id: 'GHSA-67mh-4wv8-2f99', name: 'esbuild', ranges: [['0.0.0', '0.25.0']] },
  {
    id: 'CVE-2026-39364',
    name: 'vite',
    ranges: [
      ['7.1.0', '7.3.2'],
      ['8.0.0', '8.0.5'],
    ],
  },
  // Malicious releases: whoever installs one has been broken into.
  { id: 'CVE-2025-59144', name: 'debug', ranges: [['4.4.2', '4.4.3']] },
  {
    id: 'CVE-2026-45321',
    name: '@tanstack/react-router',
    ranges: [
      ['1.169.5', '1.169.6'],
      ['1.169.8', '1.169.9'],
    ],
  },
  {
    id: 'CVE-2026-45321',
    name: '@tanstack/router-core',
    ranges: [
      ['1.169.5', '1.169.6'],
      ['1.169.8', '1.169.9'],
    ],
  },
  {
    id: 'CVE-2026-45321',
    name: '@tanstack/history',
    ranges: [
      ['1.161.9', '1.161.10'],
      ['1.161.12', '1.161.13'],
    ],
  },
]
