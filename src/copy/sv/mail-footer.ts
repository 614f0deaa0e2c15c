/** Under every mail. */
export const footer = 'Du får det här brevet från VFU-systemet i Stockholms stad. Svara inte på det.'
