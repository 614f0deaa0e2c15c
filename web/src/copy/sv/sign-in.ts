export const signIn = {
  title: 'Logga in',
  ready: 'Du har öppnat en personlig inloggningslänk. Den gäller en gång.',
  action: 'Logga in',
  withoutToken: 'Här loggar VFU-samordnare in med en personlig länk i stället för lösenord.',
  how: 'Så får du en länk',
  steps: [
    'Den som leder VFU-projektet på socialförvaltningen skickar en länk till din e-postadress i tjänsten.',
    'Öppna länken i mejlet och tryck på knappen Logga in.',
    'Har länken redan använts eller blivit för gammal ber du om en ny.',
  ],
  student:
    'Är du student? Då har du en egen länk till din plats, från ditt lärosäte. Du behöver inte logga in.',
  failed: 'Det gick inte att logga in',
  newLink: 'En länk gäller en gång och en kort tid. Be den som leder VFU-projektet om en ny länk.',
  sessionEnded: 'Du har blivit utloggad',
  sessionEndedText:
    'Det var länge sedan du loggade in. När du har loggat in igen kommer du tillbaka till samma sida.',
  signedOut: 'Du är utloggad. Stäng fönstret om andra använder datorn.',
}
