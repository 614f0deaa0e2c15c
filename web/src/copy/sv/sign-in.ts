export const signIn = {
  title: 'Logga in',
  ready: 'Du har öppnat en personlig inloggningslänk. Den gäller en gång.',
  action: 'Logga in',
  withoutToken: 'Här loggar VFU-samordnare in. Du behöver inget eget lösenord för VFU-systemet.',
  ask: {
    title: 'Få en länk med e-post',
    email: 'E-post i tjänsten',
    send: 'Skicka en länk',
    fault: 'Skriv din e-postadress, till exempel namn@stockholm.se.',
    sent: 'Titta i din e-post',
    sentText: (email: string) =>
      `Har ${email} behörighet kommer det strax ett brev med en länk. Den gäller en gång, i 20 minuter.`,
    again: 'Skriv en annan adress',
  },
  how: 'Så går det till',
  steps: [
    'Den som leder VFU-projektet på socialförvaltningen ger dig behörighet.',
    'Skriv din e-postadress i tjänsten här, så får du en länk.',
    'Öppna länken i mejlet och tryck på knappen Logga in.',
    'Har länken redan använts eller blivit för gammal ber du om en ny här.',
  ],
  student:
    'Är du student? Då har du en egen länk till din plats, från ditt lärosäte. Du behöver inte logga in.',
  organisation: {
    title: 'Logga in med din organisation',
    with: (label: string) => `Logga in med ${label}`,
    lead: 'Du loggar in hos din arbetsgivare, på samma sätt som i andra system där.',
    answering: 'Loggar in …',
    failed: 'Det gick inte att logga in',
    back: 'Till inloggningssidan',
  },
  failed: 'Det gick inte att logga in',
  newLink: 'En länk gäller en gång och en kort tid. Be om en ny länk nedan.',
  sessionEnded: 'Du har blivit utloggad',
  sessionEndedText: 'Du har varit inloggad eller borta länge. Logga in igen för att fortsätta.',
  signedOut: 'Du är utloggad. Stäng fönstret om andra använder datorn.',
}
