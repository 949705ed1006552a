// @ts-check
// What VADER says of each complaint set's post, for comparison: reads the lines of `amends posts`, prints `hash,compound`.
import { createInterface } from 'node:readline';
import vader from 'vader-sentiment';

for await (const line of createInterface({ input: process.stdin })) {
  const post = JSON.parse(line);
  if (post.set === 'complaints') {
    console.log(`${post.same},${vader.SentimentIntensityAnalyzer.polarity_scores(post.text).compound}`);
  }
}
