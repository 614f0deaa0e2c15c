import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './compressed.ts'

const api = 'http://localhost:3000'

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react(), compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows files of our own host only: nothing may be inlined as data:.
    assetsInlineLimit: 0,
    // Which files each page loads, for the budgets. Begins with a dot, so that it is not served.
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': api, '/kalender': api } },
})
