// `npm test`: sets up what the tests need and runs them all; `npm test -- unit e2e` runs some parts only.
// Plain JavaScript, so that an incomplete install can still say so; the runner itself is tests/runner/main.ts.
const wanted = 26;

if (Number.parseInt(process.versions.node, 10) >= wanted) {
  const { main } = await import('./runner/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(`테스트에는 Node ${wanted}이 필요합니다. npm ci를 실행한 뒤 npm test로 시작하세요.`);
  console.error(`The tests need Node ${wanted}. Run npm ci, then start them with npm test.`);
  process.exitCode = 1;
}
