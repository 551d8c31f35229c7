import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import { describePicture, type PictureDescription } from '#core/exchange/pictures/describe-picture'
import type { Image } from '#core/manuscript/nodes'
import { shownTextsOf, type NodeWords } from './shown-texts'

/** The image that a node stands for. */
export const imageState = createState('image', { parse: parseImage })

/** An image in the text; one whose picture is not at hand shows its words. Remote pictures are never fetched. */
export class ImageNode extends DecoratorNode<null> {
  override $config() {
    return this.config('image', { extends: DecoratorNode, stateConfigs: [{ flat: true, stateConfig: imageState }] })
  }

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const image = $getState(this, imageState, 'direct')
    const shown = shownTextsOf(editor)
    const element = document.createElement('span')
    element.className = 'inline-image'
    if (image.title) element.title = image.title
    const address = addressOf(image.url, shown.imageAddress)
    if (address === undefined) {
      const kept = describePicture(image.url)
      if (kept) showKept(element, image, kept, shown.words())
      else showAbsent(element, image, shown.words())
      return element
    }
    const picture = document.createElement('img')
    picture.src = address
    picture.alt = image.alt
    picture.draggable = false
    if (image.width !== undefined) picture.style.width = `${image.width}pt`
    if (image.width !== undefined && image.height !== undefined)
      picture.style.aspectRatio = `${image.width} / ${image.height}`
    else if (image.height !== undefined) picture.style.height = `${image.height}pt`
    picture.addEventListener('error', () => showAbsent(element, image, shown.words()))
    element.append(picture)
    return element
  }

  override updateDOM(previous: this): boolean {
    return $getState(previous, imageState, 'direct') !== $getState(this, imageState, 'direct')
  }

  override getTextContent(): string {
    return ''
  }

  override isInline(): true {
    return true
  }
}

export function $createImageNode(image: Image): ImageNode {
  return $setState($create(ImageNode), imageState, image)
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode
}

/** In the place of a picture that cannot be shown: its words, or that it is one. */
function showAbsent(element: HTMLElement, { alt, title }: Image, words: NodeWords): void {
  element.classList.add('inline-image-absent')
  element.classList.toggle('inline-image-unnamed', alt === '')
  element.title = title ?? words.missingImage
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', alt || words.image)
  element.textContent = alt || words.image
}

/** In the place of a picture that is here but that no page can show: a box of its size with its kind and words. */
function showKept(element: HTMLElement, image: Image, kept: PictureDescription, words: NodeWords): void {
  const { alt, title } = image
  const described = words.unseenImage(kept)
  element.classList.add('inline-image-kept')
  element.title = title ?? described
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', alt === '' ? described : `${alt}. ${described}`)
  const { width, height } = { ...inPoints(kept.size), ...image }
  if (width !== undefined) element.style.width = `${width}pt`
  if (width !== undefined && height !== undefined) element.style.aspectRatio = `${width} / ${height}`
  element.replaceChildren(lineOf('inline-image-kind', described), lineOf('inline-image-words', alt))
}

const inPoints = (size: PictureDescription['size']): Partial<Pick<Image, 'width' | 'height'>> =>
  size ? { width: size.width * 0.75, height: size.height * 0.75 } : {}

function lineOf(className: string, words: string): HTMLElement {
  const line = document.createElement('span')
  line.className = className
  line.textContent = words
  return line
}

function addressOf(url: string, lookUp: (url: string) => string | undefined): string | undefined {
  // As an `img` an SVG runs no script and loads nothing.
  return /^data:image\/(?:png|jpeg|gif|webp|bmp|svg\+xml)[;,]/i.test(url) ? url : lookUp(url)
}

function parseImage(value: unknown): Image {
  const { url, alt, title, width, height } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >
  return {
    type: 'image',
    url: typeof url === 'string' ? url : '',
    alt: typeof alt === 'string' ? alt : '',
    ...(typeof title === 'string' && { title }),
    ...(typeof width === 'number' && { width }),
    ...(typeof height === 'number' && { height })
  }
}
