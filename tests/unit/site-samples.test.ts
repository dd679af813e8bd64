import { describe, expect, test } from 'vitest';
import { newLines, samplesOf, shownPart } from '../../site/lesson/samples.ts';

describe('the lines of a sample that are marked as new', () => {
  test('are those that the sample before it does not have', () => {
    expect(newLines('a\nb\nc', 'a\nx\nb\nc\ny')).toEqual(['2', '5']);
  });
  test('are given as ranges where they follow each other', () => {
    expect(newLines('a\nz', 'a\n1\n2\n3\nz')).toEqual(['2-4']);
  });
  test('are none where nothing was added, and all where everything is new', () => {
    expect(newLines('a\nb', 'a\nb')).toEqual([]);
    expect(newLines('a\nb', 'b')).toEqual([]);
    expect(newLines('a', 'x\ny')).toEqual(['1-2']);
  });
});

describe('what is shown of a file', () => {
  test('is all of it', () => {
    expect(shownPart('one\ntwo\n')).toBe('one\ntwo');
  });
  test('is the part between the region marks where there are some, in TypeScript and in Python', () => {
    expect(shownPart('a\n// #region part\nb\nc\n// #endregion\nd\n')).toBe('b\nc');
    expect(shownPart('a\n# #region part\nb\n# #endregion\n')).toBe('b');
  });
});

describe('the files of a sample', () => {
  test('come as TypeScript first, then FastAPI', () => {
    expect(samplesOf('lifecycle/echo').map(({ name }) => name)).toEqual(['echo.ts', 'echo.py']);
  });
  test('must exist: a name with a typo fails the build and says which file is missing', () => {
    expect(() => samplesOf('lifecycle/ehco')).toThrow('content/samples/lifecycle/ehco.ts is not there');
  });
});
