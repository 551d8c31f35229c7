import { describe, expect, it } from 'vitest'
import { initialize } from './initials'

const initials = (given: string, end: string, keepsHyphen = true) =>
  initialize(given, { with: end, keepsHyphen, shortensNames: true })

describe('initialize', () => {
  it.each([
    ['Violaine Kathryn', '. ', 'V. K.'],
    ['Violaine Kathryn', '', 'VK'],
    ['Violaine K.', ' ', 'V K'],
    ['Jean-Luc', '. ', 'J.-L.'],
    ['Jean-Luc', '', 'J-L'],
    ['Zong-Liu', '.', 'Z.-L.'],
    ['Ph. Theodor', '. ', 'Ph. T.'],
    ['Óscar Ángel', '.', 'Ó.Á.'],
    ['Юрий Сергеевич', '. ', 'Ю. С.'],
    ['Maria de los Ángeles', '. ', 'M. de los Á.']
  ])('writes %s with “%s” as %s', (given, end, expected) => {
    expect(initials(given, end)).toBe(expected)
  })

  it('drops the hyphen where the style wants none', () => {
    expect(initials('Jean-Luc', '.', false)).toBe('J.L.')
  })

  it('leaves full names alone and sets only initials, where names are not to be shortened', () => {
    const options = { with: '. ', keepsHyphen: true, shortensNames: false }
    expect(initialize('Saud A', options)).toBe('Saud A.')
  })
})
