import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createStyleCatalogue, type StyleIndex } from '#core/citation/style-catalogue'
import type { RecordStore } from '../../storage/record-store'
import { openTestStore } from '../../storage/testing/open-test-store'
import { createStyles, type LoadedStyles } from './styles'

const shipped = (id: string, title: string) =>
  ({ id, title, class: 'in-text', format: 'numeric', hasBibliography: true, file: '0.pack' }) as const
const INDEX: StyleIndex = {
  shortlist: ['frontiers'],
  aliases: {},
  styles: [shipped('frontiers', 'Frontiers'), shipped('springer', 'Springer')]
}
const JOURNALS = [{ title: 'J Glia', issns: ['1234-5679'], id: 'j-glia', names: [], style: 'springer' }]

let store: RecordStore
let styles: LoadedStyles
let acts: { readonly name: string; readonly undo: () => void; readonly redo: () => void }[]

const open = () =>
  createStyles({
    store,
    catalogue: createStyleCatalogue(INDEX),
    loadFullCatalogue: async () => createStyleCatalogue(INDEX, JOURNALS),
    loadStyle: async (id) => `text of ${id}`,
    record: (name, act) => acts.push({ name, ...act }),
    onError: (error) => expect.fail(String(error))
  })

beforeEach(() => {
  store = openTestStore().store
  acts = []
  styles = open()
})

const file = (content: string) => new TextEncoder().encode(content)
const style = (title: string, layout = '<text variable="title"/>') =>
  file(
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>${title}</title><id>mine</id></info>\n<citation><layout>${layout}</layout></citation></style>`
  )
const pointer = (parent: string) =>
  file(
    `<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>J Mine</title><link rel="independent-parent" href="http://www.zotero.org/styles/${parent}"/></info></style>`
  )
const becomes = (title: string) => vi.waitFor(() => expect(styles.find('mine')?.title).toBe(title))

describe('styles that manuscripts bring along', () => {
  const text = (title: string) => new TextDecoder().decode(style(title))

  it('are taken in once, and found again by their text', async () => {
    expect(await styles.adopt('mine', text('House'))).toMatchObject({ isNew: true, entry: { id: 'mine', own: true } })
    expect(await styles.adopt('mine', text('House'))).toMatchObject({ isNew: false, entry: { id: 'mine' } })
    expect(styles.ownText('mine')).toBe(text('House'))
    const again = open()
    await again.load()
    expect(again.ownText('mine')).toBe(text('House'))
  })

  it('replace neither an own style nor a shipped one', async () => {
    await styles.addOwn(style('House'))
    expect(await styles.adopt('mine', text('Their house'))).toMatchObject({
      entry: { id: 'mine-2', title: 'Their house (2)' }
    })
    expect(await styles.adopt('mine', text('Third house'))).toMatchObject({ entry: { id: 'mine-3' } })
    expect(await styles.adopt('springer', text('Springer'))).toMatchObject({ entry: { id: 'springer-2' } })
    expect(await styles.adopt('j-glia', text('Glia'))).toMatchObject({ entry: { id: 'j-glia-2' } })
    expect(await styles.textOf('mine')).toContain('<title>House</title>')
    expect(styles.find('springer')?.own).toBe(false)
    expect(await styles.adopt('j-glia', 'text of springer')).toMatchObject({ isNew: false, entry: { id: 'springer' } })
    expect(styles.ownText('springer')).toBeUndefined()
  })
})

describe('own styles', () => {
  it('are added, found first, and there again after a restart', async () => {
    expect(await styles.addOwn(style('House'))).toMatchObject({ kind: 'added', entry: { id: 'mine', own: true } })
    expect(styles.search('hous').map(({ id }) => id)).toEqual(['mine'])
    const again = open()
    await again.load()
    expect(again.find('mine')?.title).toBe('House')
    expect(await again.textOf('mine')).toContain('<title>House</title>')
  })

  it('replace the one of the same id, which undo brings back', async () => {
    await styles.addOwn(style('House'))
    expect(await styles.addOwn(style('New house'))).toMatchObject({ kind: 'replaced' })
    expect(await styles.textOf('mine')).toContain('New house')
    acts.at(-1)?.undo()
    await becomes('House')
    acts.at(-1)?.redo()
    await becomes('New house')
    expect(acts.map(({ name }) => name)).toEqual(['add-style', 'replace-style'])
  })

  it('keep the old file until a new one is whole', async () => {
    await styles.addOwn(style('House'))
    const refused = await styles.addOwn(style('Broken', '<texte/>'))
    expect(refused).toMatchObject({
      kind: 'refused',
      findings: [{ code: 'style-unknown-element', place: { line: 2 } }]
    })
    expect(styles.find('mine')?.title).toBe('House')
    expect(acts).toHaveLength(1)
  })

  it('take the place of another under its id, whatever id the file has', async () => {
    await styles.addOwn(style('House'))
    const other = file(new TextDecoder().decode(style('Moved')).replace('<id>mine</id>', '<id>other</id>'))
    expect(await styles.addOwn(other, 'mine')).toMatchObject({
      kind: 'replaced',
      entry: { id: 'mine', title: 'Moved' }
    })
    expect(styles.find('other')).toBeUndefined()
  })

  it('go and come back', async () => {
    await styles.addOwn(style('House'))
    await styles.removeOwn('mine')
    expect(styles.find('mine')).toBeUndefined()
    acts.at(-1)?.undo()
    await becomes('House')
  })

  it('say what they will ignore, and are taken all the same', async () => {
    const added = await styles.addOwn(style('House', '<text variable="titel"/>'))
    expect(added).toMatchObject({ kind: 'added', findings: [{ severity: 'warning', code: 'style-unknown-word' }] })
  })
})

it('takes the parent of a dependent style, also by a journal’s id, and says which one is missing', async () => {
  expect(await styles.addOwn(pointer('frontiers'))).toMatchObject({ kind: 'parent', entry: { id: 'frontiers' } })
  expect(await styles.addOwn(pointer('j-glia'))).toMatchObject({ kind: 'parent', entry: { id: 'springer' } })
  const lost = await styles.addOwn(pointer('lost-parent'))
  expect(lost.kind === 'refused' && lost.findings[0]?.message).toContain('lost-parent')
  expect(acts).toEqual([])
})

it('knows journals once they are loaded', async () => {
  expect(styles.find('j-glia')).toBeUndefined()
  await styles.loadJournals()
  expect(styles.state.getState().hasJournals).toBe(true)
  expect(styles.find('j-glia')?.id).toBe('springer')
  expect(styles.search('1234-5679')).toMatchObject([{ id: 'springer', foundBy: { title: 'J Glia' } }])
})

it('serves the default style where the asked one is not here', async () => {
  expect(await styles.textOf('gone')).toBe('text of frontiers')
  expect(await styles.textOf('j-glia')).toBe('text of springer')
  expect(styles.find('gone')).toBeUndefined()
})
