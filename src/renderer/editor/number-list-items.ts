import { $isListItemNode, $isListNode } from '@lexical/list'
import type { ListNode } from '@lexical/list'

/** Sets the number each item of a list shows; an item that only holds a nested list takes no number. */
export function $numberListItems(list: ListNode): void {
  let value = list.getStart()
  for (const child of list.getChildren()) {
    if (!$isListItemNode(child)) continue
    if (child.getValue() !== value) child.setValue(value)
    if (!$isListNode(child.getFirstChild())) value += 1
  }
}
