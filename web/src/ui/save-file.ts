const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Hands what the server made, a text or a file's bytes, to the browser's own download. */
export function saveFile(fileName: string, content: BlobPart, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
}

/** As {@link saveFile}, for a file of bytes, whose type its name tells. */
export function saveBytes({ fileName, base64 }: { fileName: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  saveFile(fileName, bytes, TYPES[fileName.slice(fileName.lastIndexOf('.') + 1)])
}
