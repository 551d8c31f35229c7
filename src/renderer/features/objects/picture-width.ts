const POINTS_PER_CM = 72 / 2.54
const NARROWEST_CM = 0.5
const WIDEST_CM = 100

/** A width in points as centimetres, one place behind the point; empty for a picture of its own size. */
export function widthText(points: number | undefined): string {
  return points === undefined ? '' : String(Math.round((points / POINTS_PER_CM) * 10) / 10)
}

/** Centimetres in points; undefined for an empty field, which means the picture's own size. */
export function parseWidth(text: string): number | undefined | 'wrong' {
  const typed = text.normalize('NFKC').trim().replace(',', '.')
  if (typed === '') return undefined
  const cm = /^\d{1,3}(?:\.\d{1,2})?(?:\s*(?:cm|厘米))?$/iu.test(typed) ? Number.parseFloat(typed) : Number.NaN
  return cm >= NARROWEST_CM && cm <= WIDEST_CM ? Math.round(cm * POINTS_PER_CM * 100) / 100 : 'wrong'
}
