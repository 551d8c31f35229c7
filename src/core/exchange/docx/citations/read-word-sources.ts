import type { CslItem } from '#core/references/reference'
import { decodeText } from '../../references/decode-text'
import { readWordXml } from '../../references/read-word-xml'
import type { ZipArchive } from '../zip-gate'

const CUSTOM_XML = /^customXml\/item\d+\.xml$/i
const SOURCES = 'http://schemas.openxmlformats.org/officeDocument/2006/bibliography'
const STRICT_SOURCES = 'http://purl.oclc.org/ooxml/officeDocument/bibliography'
const MAX_PARTS = 50

/** Finds the sources that a document keeps for Word by their tags; they are read when the first one is asked for. */
export function readWordSources(zip: ZipArchive): (tag: string) => CslItem | undefined {
  let sources: ReadonlyMap<string, CslItem> | undefined
  return (tag) => {
    sources ??= new Map(readAll(zip).map((item) => [item.id.toLowerCase(), item]))
    return sources.get(tag.toLowerCase())
  }
}

function readAll(zip: ZipArchive): readonly CslItem[] {
  const parts = zip.names.filter((name) => CUSTOM_XML.test(name)).slice(0, MAX_PARTS)
  return parts.flatMap((name) => {
    const bytes = zip.read(name)
    if (!bytes.ok || !bytes.value) return []
    const { text } = decodeText(name, bytes.value)
    return text.includes(SOURCES) || text.includes(STRICT_SOURCES) ? readWordXml(name, text).items : []
  })
}
