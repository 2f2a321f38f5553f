/** `yyyy-MM-dd HH:mm:ss` in China, as the platform writes a moment. */
export function chinaTime(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
