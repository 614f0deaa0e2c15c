/** `ok` is as it should be; a `warning` is somebody's to decide; a `fault` keeps the system from doing what it is for. */
export type Level = 'ok' | 'warning' | 'fault'

type Values = Readonly<Record<string, string | number>>

/**
 * What an examination found: a Swedish sentence, and what to do about it. Neither repeats a secret, an address of the
 * database or the mail server with its login, or anything about a person.
 */
export interface Finding {
  readonly code: Code
  readonly level: Level
  readonly text: string
  /** Empty for what is as it should be. */
  readonly remedy: string
}

type Sentence = readonly [level: Level, text: string, remedy?: string]

/** Every finding that there is. */
const SENTENCES = {
  configurationWrong: ['fault', '{name} har fel värde: {why}.', 'Rätta variabeln och starta om.'],
  configurationRight: ['ok', 'Inställningarna har rätt form.'],
  variableMisspelt: ['warning', 'Variabeln {name} finns inte.', 'Menade du {meant}?'],
  variableUnknown: ['warning', 'Variabeln {name} finns inte.', 'Ta bort den.'],
  providersWrong: ['fault', 'Filen med inloggningstjänster är fel: {why}.', 'Rätta filen.'],
  demonstrationOn: [
    'warning',
    'Demonstrationsterminen är på.',
    'Sätt VFU_DEMO=off innan systemet används på riktigt.',
  ],

  nodeOld: ['fault', 'Node {version} är för gammal.', 'Installera Node 20.19 eller senare.'],
  nodeRight: ['ok', 'Node {version} är ny nog.'],
  timeZoneWrong: [
    'fault',
    'Node känner inte Stockholms tid.',
    'Installera en Node med fullständig ICU; slim-icu räcker inte.',
  ],
  timeZoneRight: ['ok', 'Stockholms tid är känd, med sommartid.'],
  diskFull: ['fault', 'Bara {free} MB är lediga på disken med {folder}.', 'Frigör utrymme genast.'],
  diskLow: [
    'warning',
    '{free} MB är lediga på disken med {folder}.',
    'Frigör utrymme, eller ge den en större disk.',
  ],
  diskRight: ['ok', '{free} MB är lediga på disken med {folder}.'],

  databaseUnreachable: ['fault', 'Databasen går inte att nå: {why}.', '{remedy}'],
  databaseOld: [
    'fault',
    'Databasservern är PostgreSQL {version}.',
    'Uppgradera till PostgreSQL 15 eller senare.',
  ],
  databaseRight: ['ok', 'Databasen svarar: PostgreSQL {version}.'],
  databaseAsleep: ['ok', 'Den inbyggda databasen är inte igång. Den startar med programmet.'],
  databasePlain: [
    'warning',
    'Förbindelsen till databasservern är inte krypterad.',
    'Lägg till sslmode=verify-full i DATABASE_URL om den går över ett nät.',
  ],
  encodingWrong: ['fault', 'Databasens teckenkodning är {encoding}.', 'Skapa databasen med kodningen UTF8.'],
  databaseNewer: [
    'fault',
    'Databasen är nyare än programmet.',
    'Starta det program som senast användes, eller en nyare version.',
  ],
  migrationBroken: [
    'fault',
    'En uppdatering av databasen har avbrutits eller ändrats i efterhand: {name}.',
    'Läs tillbaka den senaste säkerhetskopian till en tom databas.',
  ],
  migrationsWait: ['ok', 'Databasen uppdateras vid nästa start ({count} steg).'],
  migrationsForbidden: [
    'fault',
    'Databasen ska uppdateras, men kontot får inte skapa tabeller.',
    'Ge kontot CREATE på schemat public.',
  ],
  migrationsRight: ['ok', 'Databasens tabeller är de som programmet väntar sig.'],
  roleTooStrong: [
    'warning',
    'Databaskontot är superuser, och kan ändra loggen utan att det syns.',
    'Ge programmet ett eget konto utan de rättigheterna.',
  ],
  logUnprotected: [
    'warning',
    'Databaskontot äger loggens tabeller, och kan ta bort det som skyddar dem.',
    'Låt en annan roll äga dem; README visar hur under ”The log on a server of your own”.',
  ],
  clockSkewed: [
    'fault',
    'Klockan här och databasens skiljer {seconds} sekunder.',
    'Ställ båda efter en tidsserver (NTP).',
  ],
  clockDrifting: [
    'warning',
    'Klockan här och databasens skiljer {seconds} sekunder.',
    'Ställ båda efter en tidsserver (NTP).',
  ],
  clockRight: ['ok', 'Klockan går som databasens.'],

  mailKept: [
    'warning',
    'Inga mejl skickas.',
    'Ange en mejlserver i VFU_SMTP_URL, och ta bort VFU_MAIL=keep om det står så.',
  ],
  mailRedirected: [
    'warning',
    'Alla mejl går till en enda adress.',
    'Ta bort VFU_MAIL_REDIRECT i skarp drift.',
  ],
  mailUnreachable: [
    'fault',
    'Mejlservern tar inte emot oss. {why}',
    'Rätta VFU_SMTP_URL, eller fråga den som sköter servern.',
  ],
  mailRight: ['ok', 'Mejlservern svarar och godtar inloggningen. Inget mejl skickades.'],
  senderInvented: [
    'fault',
    'Mejlens avsändare är en påhittad adress.',
    'Ange en riktig adress i VFU_MAIL_FROM, som mejlservern får skicka från.',
  ],

  keyMissing: [
    'fault',
    'Nyckelfilen {file} saknas, men databasen har uppgifter som är gjorda med den.',
    'Lägg tillbaka den från sin kopia.',
  ],
  keyForeign: [
    'fault',
    'Nyckeln till de skyddade personernas fingeravtryck är en annan än den var.',
    'Sätt tillbaka VFU_PROTECTION_KEY, eller protection.key i datamappen.',
  ],
  keyBroken: ['fault', 'Nyckelfilen {file} innehåller ingen nyckel.', 'Lägg tillbaka den från sin kopia.'],
  fileOpen: ['warning', '{file} kan läsas av fler än programmet.', 'Kör chmod {mode} på den.'],
  keysRight: ['ok', 'Nycklarna är på plats.'],

  addressMissing: [
    'fault',
    'Länkarna i mejlen går till den här datorn.',
    'Ange adressen som folk använder i VFU_PUBLIC_URL.',
  ],
  addressPlain: [
    'fault',
    'Adressen som folk använder är inte krypterad.',
    'Ange en https-adress i VFU_PUBLIC_URL.',
  ],
  addressSilent: [
    'warning',
    'Ingen svarar på {url}.',
    'Kontrollera namntjänsten, brandväggen och den omvända proxyn, och att programmet är igång.',
  ],
  addressForeign: [
    'fault',
    'Något annat än VFU svarar på {url}.',
    'Rikta adressen eller den omvända proxyn rätt.',
  ],
  certificateWrong: [
    'fault',
    'Certifikatet för {url} godtas inte ({why}).',
    'Förnya certifikatet, eller skicka med hela kedjan.',
  ],
  addressRight: ['ok', 'VFU svarar på {url}.'],
  proxiesUnknown: [
    'warning',
    'Ingen omvänd proxy är betrodd: alla som kommer genom den delar adress, och bromsas tillsammans.',
    'Ange proxyns adress i VFU_TRUSTED_PROXIES.',
  ],
  listensOpenly: [
    'warning',
    'Programmet lyssnar utan kryptering på {host}.',
    'Låt bara den omvända proxyn nå porten, eller sätt HOST=127.0.0.1.',
  ],

  backupsMissing: ['warning', 'Inga säkerhetskopior görs.', 'Ange en mapp i VFU_BACKUP_FOLDER.'],
  backupFolderWrong: [
    'fault',
    'Det går inte att skriva i mappen för säkerhetskopior.',
    'Skapa {folder}, och ge programmet rätt att skriva där.',
  ],
  backupNone: [
    'warning',
    'Det finns ingen säkerhetskopia än.',
    'Den görs inom tio minuter efter start. Titta efter att den kom.',
  ],
  backupOld: [
    'fault',
    'Den senaste säkerhetskopian är {hours} timmar gammal.',
    'Se i loggen varför den inte görs.',
  ],
  backupRight: ['ok', 'Den senaste säkerhetskopian är {hours} timmar gammal.'],

  providerSilent: [
    'fault',
    'Inloggningstjänsten {provider} svarar inte.',
    'Kontrollera issuer, nätet och brandväggen.',
  ],
  providerUntrusted: [
    'fault',
    'Det som inloggningstjänsten {provider} svarar går inte att lita på.',
    'Kontrollera issuer och dess certifikat.',
  ],
  providerRight: ['ok', 'Inloggningstjänsten {provider} svarar.'],
} satisfies Record<string, Sentence>

export type Code = keyof typeof SENTENCES

/** Every code, for the test that each has its case. */
export const CODES = Object.keys(SENTENCES) as Code[]

/** The finding with its values in place. Throws for a value that its sentence asks for and was not given. */
export function found(code: Code, values: Values = {}): Finding {
  const [level, text, remedy = ''] = SENTENCES[code] as Sentence
  const filled = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`${code} lacks ${name}`)
      return String(value)
    })
  return { code, level, text: filled(text), remedy: filled(remedy) }
}
