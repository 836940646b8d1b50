import type { Locator } from '@playwright/test';
import { expect } from './watched-page.ts';

/** Presses Tab, or Shift+Tab where it stands before, until a control has the focus. */
export async function reach(control: Locator): Promise<void> {
  const target = (await control.elementHandle())!;
  const isBefore = await target.evaluate(
    (element) => (document.activeElement!.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  );
  for (let stops = 0; stops < 200; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await control.page().keyboard.press(isBefore ? 'Shift+Tab' : 'Tab');
  }
  await expect(control).toBeFocused();
}

/** Reaches a control by Tab and presses Enter on it. */
export async function pressOn(control: Locator): Promise<void> {
  await reach(control);
  await control.page().keyboard.press('Enter');
}

/** Reaches a field by Tab and types into it. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await reach(field);
  await field.page().keyboard.type(text);
}
