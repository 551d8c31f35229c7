import type { Position } from './scope'

/** A cite as positions see it. */
export interface PlacedCite {
  readonly id: string
  readonly locator?: string | undefined
  readonly label?: string | undefined
}

export interface PlacedCitation {
  readonly cites: readonly PlacedCite[]
  /** Number of the note; 0 in running text. */
  readonly note: number
}

export interface CitePosition {
  readonly position: Position
  readonly isNear: boolean
  readonly firstNote: number | undefined
}

/** Works out, citation by citation in document order, what each cite repeats. */
export class PositionTracker {
  private readonly firstNotes = new Map<string, number>()
  private readonly lastNotes = new Map<string, number>()
  private before: PlacedCitation | undefined

  constructor(private readonly nearNoteDistance: number) {}

  next(citation: PlacedCitation): readonly CitePosition[] {
    const positions = citation.cites.map((cite, index) => this.place(cite, index, citation))
    this.before = citation
    return positions
  }

  private place(cite: PlacedCite, index: number, citation: PlacedCitation): CitePosition {
    const first = this.firstNotes.get(cite.id)
    const last = this.lastNotes.get(cite.id)
    this.lastNotes.set(cite.id, citation.note)
    if (first === undefined) {
      this.firstNotes.set(cite.id, citation.note)
      return { position: 'first', isNear: false, firstNote: undefined }
    }
    const isNear = last !== undefined && citation.note - last <= this.nearNoteDistance
    const firstNote = first === 0 ? undefined : first
    return { position: this.repetition(cite, index, citation), isNear, firstNote }
  }

  private repetition(cite: PlacedCite, index: number, citation: PlacedCitation): Position {
    const previous = index > 0 ? citation.cites[index - 1] : onlyCite(this.before)
    if (previous?.id !== cite.id) return 'subsequent'
    const [had, has] = [locatorOf(previous), locatorOf(cite)]
    if (had === has) return 'ibid'
    return has === undefined ? 'subsequent' : 'ibid-with-locator'
  }
}

const onlyCite = (citation: PlacedCitation | undefined): PlacedCite | undefined =>
  citation?.cites.length === 1 ? citation.cites[0] : undefined

const locatorOf = ({ locator, label }: PlacedCite): string | undefined =>
  locator === undefined || locator === '' ? undefined : `${label ?? 'page'} ${locator}`
