// What a user reads on a screen, and where a finger comes to.

/** The texts from top to bottom. Of a button, `[its text]`, and whether it is disabled. */
export function textsOf(elements) {
  return elements.flatMap((element) => {
    if (typeof element === 'string') return element.trim() || [];
    const texts = textsOf(element.children);
    if (element.tag !== 'button') return texts;
    return `[${texts.join('')}]${element.attributes.disabled ? ' disabled' : ''}`;
  });
}

/** The button with that text and the elements around it, from the inside out. */
export function wayTo(label, elements) {
  const way = search(label, elements);
  if (!way) throw new Error(`there is no button ${label} on the screen: ${textsOf(elements).join(', ')}`);
  return way;
}

function search(label, elements) {
  for (const element of elements) {
    if (element.tag === 'button' && textsOf(element.children).join('') === label) return [element];
    const way = element.children && search(label, element.children);
    if (way) return [...way, element];
  }
  return null;
}
