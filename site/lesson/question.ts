/** What an answer leaves for its question to fill in: the question's name and the answer's place in it. */
export const questionName = '§question§';
export const answerIndex = '§answer§';
