export default defineAppConfig({
  pages: ['pages/sign/sign'],
  window: { navigationBarTitleText: '自动续费' },
});
