/** For tests that draw a part of a later screen alone: without the module that brings its texts. */
import '../i18n/add-later.ts';
