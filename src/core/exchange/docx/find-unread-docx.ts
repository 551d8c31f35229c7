import type { Finding } from '#core/finding'
import type { Block } from '#core/manuscript/nodes'
import { printOfBytes } from '../pictures/picture-print'
import { findPictureSize } from '../pictures/picture-size'
import { unpackPicture } from '../pictures/unpack-picture'
import { decodePart } from './decode-part'
import { findUnreadObjects } from './find-unread-objects'
import { findUnreadParagraphs, type TextPart } from './find-unread-paragraphs'
import type { ReadDocx } from './read-docx'
import { sourceObjects, type SourceObject, type SourceObjects } from './source-objects'
import { wordSources } from './source-citations/word-source'
import { zoteroBookmarks } from './source-citations/zotero-bookmarks'
import { decodeEntities, isTextPart } from './source-passages'
import { sourceThreads } from './source-threads'
import { openZip, type ZipArchive } from './zip-gate'

const MAX_PICTURE_BYTES = 200_000_000

/**
 * What a second reading of a DOCX, from the bare markup, finds that did not come in whole or in its order and that no
 * finding of the reader tells of. `bodies` are the sides that were made of it; without, what was read is compared.
 */
export function findUnreadDocx(
  bytes: Uint8Array,
  read: ReadDocx,
  bodies: readonly (readonly Block[])[] = [read.blocks]
): readonly Finding[] {
  const zip = openZip(bytes)
  if (!zip.ok) return []
  const parts = partsOf(zip.value, isTextPart)
  const textOf = (isMeant: RegExp): readonly string[] =>
    partsOf(zip.value, (name) => isMeant.test(name)).map(([, xml]) => xml)
  const aside = { works: wordSources(textOf(SOURCES)), bookmarks: zoteroBookmarks(textOf(PROPERTIES).join('')) }
  const scans = parts.map(([name, xml]) => ({ ...scanOf(name, xml, aside), printOf: pictureReader(zip.value, name) }))
  const threads = textOf(THREADS).flatMap((xml) => sourceThreads(parts, xml))
  const notes = new Set(scans.flatMap((scan) => [...scan.notes]))
  const source = {
    objects: [
      ...scans.flatMap(({ objects, printOf }) =>
        objects.flatMap((object) => {
          if (object.kind === 'figure') return printed(object, printOf)
          if (object.kind !== 'note') return object
          return notes.has(object.name) ? { ...object, name: object.name.replace(/ .*/u, '') } : []
        })
      ),
      ...threads
    ],
    changes: scans.flatMap(({ changes }) => changes)
  }
  return [...findUnreadParagraphs(parts, read, bodies), ...findUnreadObjects(source, { ...read, bodies })]
}

const SOURCES = /^customXml\/item\d+\.xml$/iu
const PROPERTIES = /^docProps\/custom\.xml$/u
const THREADS = /^word\/commentsExtended\.xml$/iu

const scanOf = (...source: Parameters<typeof sourceObjects>): SourceObjects => {
  const { objects, changes, notes } = sourceObjects(...source)
  return { objects, changes, notes }
}

function partsOf(zip: ZipArchive, isMeant: (name: string) => boolean): readonly TextPart[] {
  return zip.names.filter(isMeant).flatMap((name): readonly TextPart[] => {
    const part = zip.read(name)
    return part.ok && part.value ? [[name, decodePart(part.value)]] : []
  })
}

/** A figure by its print; the dot that stands in for a drawing gives way to it. */
function printed(object: SourceObject, bytesOf: (relation: string) => Uint8Array | undefined): SourceObject {
  const [first, drawing] = object.name.split(' ').map(bytesOf)
  const size = first && findPictureSize(first)
  const shown = first && !(drawing && size && size.width * size.height <= 1) ? first : drawing
  return { ...object, name: shown ? printOfBytes(shown) : '' }
}

const RELATIONSHIP = /<Relationship\s([^>]*)>/gu

/** Gives the bytes of a picture by its relationship to a part. */
function pictureReader(zip: ZipArchive, part: string): (relation: string) => Uint8Array | undefined {
  const name = part.slice(part.lastIndexOf('/') + 1)
  const held = zip.read(`word/_rels/${name}.rels`)
  const xml = held.ok && held.value ? decodePart(held.value) : ''
  const valueOf = (attributes: string, wanted: string): string =>
    decodeEntities(new RegExp(`(?:^|\\s)${wanted}="([^"]*)"`, 'u').exec(attributes)?.[1] ?? '')
  const targets = new Map(
    [...xml.matchAll(RELATIONSHIP)].map(([, attributes = '']) => [
      valueOf(attributes, 'Id'),
      valueOf(attributes, 'Target')
    ])
  )
  return (relation) => {
    const target = targets.get(relation)
    if (target === undefined) return undefined
    const path = target.startsWith('/') ? target.slice(1) : `word/${target}`.replace(/[^/]+\/\.\.\//gu, '')
    const bytes = zip.read(path)
    return bytes.ok && bytes.value ? unpackPicture(bytes.value, MAX_PICTURE_BYTES) : undefined
  }
}
