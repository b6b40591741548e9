import { messages } from './catalog.ts';
import { laterMessages } from './later-messages.ts';

/**
 * Adds the texts of the later screens. Imported, for this alone, by every module that the window loads on demand and
 * that says one of them: so they are here before anything of it runs (`build/first-texts.test.ts` watches over it).
 */
Object.assign(messages, laterMessages);
