// `npm test`: installs what is missing, a browser included, and checks everything.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { ensureInstalled, root } from './setup.mjs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const APT = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']

ensureInstalled()
ensureBrowser()
const { status } = spawnSync(process.execPath, ['scripts/check.mjs', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1

/** The browser tests are never skipped: without a browser, and without the right to install one, this fails. */
function ensureBrowser() {
  if (
    process.env.VFU_CHROMIUM
      ? fs.existsSync(process.env.VFU_CHROMIUM)
      : BROWSERS.some(file => fs.existsSync(file))
  )
    return
  const canInstall = process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')
  if (canInstall) {
    process.stderr.write('Installing Chromium …\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const update = spawnSync('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    const install =
      update.status === 0 && spawnSync(APT[0], APT.slice(1), { env, stdio: ['ignore', 'ignore', 'inherit'] })
    if (install && install.status === 0) return
  }
  process.stderr.write(
    `The browser tests need Chromium. Install it with\n\n  sudo ${APT.join(' ')}\n\nor name another in VFU_CHROMIUM, and run npm test again.\n`,
  )
  process.exit(1)
}
