import type { accessibility as sv } from '../sv/accessibility.ts'

export const accessibility: typeof sv = {
  title: 'Accessibility',
  lead: 'Everyone shall be able to use VFU Stockholm, by keyboard, screen reader, magnification or telephone.',
  sections: [
    {
      title: 'How accessible the service is',
      text: [
        'We build to WCAG 2.2 level AA and the Swedish act on accessibility to digital public services. Every page is tested automatically at every change, at 400 per cent magnification too, and the way through the pages by keyboard.',
        'The service complies with the requirements in part: what is lacking is below. The statement rests on our own testing and was updated on 26 November 2026.',
        'Every chart is there as a table too. Everything can be done without a mouse, and nothing needs dragging.',
      ],
    },
    {
      title: 'What we know is not good enough',
      text: [
        'Wide tables must be scrolled sideways on small screens. The region around the table can be reached and scrolled with the keyboard.',
        'The QR code for one-time codes cannot be read by a screen reader. The same key is beside it as text.',
        'The date picker is the browser’s own and follows the browser’s language, not the service’s.',
        'Nobody from outside has audited the service yet.',
      ],
    },
    {
      title: 'Tell us when something does not work',
      text: [
        'Contact the leader of the placement project at the social services department. Say which page it is about and what you use, and we will help you in another way while it is being put right.',
        'If you are not content with the answer you can report it to the Agency for Digital Government, Digg, which supervises the act.',
      ],
    },
  ],
}
