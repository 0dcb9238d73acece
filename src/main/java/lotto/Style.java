package lotto;

/** The page's style sheet, and the content security policy that allows no other. */
final class Style {

  /**
   * The balls have the lottery operator's colours (dhlottery.co.kr), but dark digits, because the
   * operator's white ones are hard to read.
   */
  static final String SHEET =
      """
      :root { color-scheme: light dark; --paper: #f4f5f7; --card: #ffffff; --ink: #16181d;
        --quiet: #565d6b; --line: #7d8494; --action: #1f4fd8; --on-action: #ffffff; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #0f1115; --card: #1a1d24; --ink: #f1f3f7;
          --quiet: #a9b1c0; --line: #7d8494; --action: #9db8ff; --on-action: #0f1115; } }
      * { box-sizing: border-box; margin: 0; }
      body { background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
      main { display: grid; gap: 1.5rem; align-content: center; justify-items: center;
        max-width: 64rem; min-height: 100vh; min-height: 100svh; margin: auto;
        padding: 2rem 1rem 1rem; }
      header { text-align: center; text-wrap: balance; }
      h1 { font-size: 2.25rem; line-height: 1.2; letter-spacing: -.02em; }
      p, h2, label { color: var(--quiet); }
      h2 { font-size: 1rem; font-weight: 500; margin-bottom: .75rem; }
      .games { display: grid; gap: 1rem; width: 100%; justify-content: center;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 30rem)); }
      section, form { background: var(--card); border-radius: 1.25rem;
        box-shadow: 0 1px 2px rgb(0 0 0 / .1), 0 8px 24px rgb(0 0 0 / .08); }
      section { padding: 1rem 1.25rem 1.25rem; }
      ol { display: grid; grid-template-columns: repeat(6, 1fr); gap: .5rem; padding: 0;
        list-style: none; }
      li { display: grid; place-items: center; aspect-ratio: 1; border-radius: 50%;
        border: 1px solid transparent; color: #16181d; font-size: clamp(1.1rem, 5vw, 1.6rem);
        font-weight: 700; line-height: 1; font-variant-numeric: tabular-nums;
        background-image: radial-gradient(circle at 35% 25%, rgb(255 255 255 / .65),
          transparent 55%);
        background-origin: border-box; print-color-adjust: exact;
        box-shadow: inset 0 -.15rem .5rem rgb(0 0 0 / .2); }
      .yellow { background-color: #fbc400; }
      .blue { background-color: #69c8f2; }
      .red { background-color: #ff7272; }
      .grey { background-color: #aaaaaa; }
      .green { background-color: #b0d840; }
      form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;
        justify-content: center; position: sticky; bottom: 1rem; padding: .5rem .5rem .5rem .75rem; }
      input, button { font: inherit; min-height: 2.75rem; border-radius: .75rem; }
      input { width: 4rem; padding: 0 .25rem 0 .5rem; border: 1px solid var(--line);
        background: var(--card); color: var(--ink); }
      button { padding: 0 .75rem; border: 0; background: var(--action); color: var(--on-action);
        font-weight: 600; white-space: nowrap; cursor: pointer; }
      :focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
      @media (prefers-reduced-motion: no-preference) {
        li { animation: drop .4s ease-out backwards; }
        li:nth-child(2) { animation-delay: .1s; }
        li:nth-child(3) { animation-delay: .2s; }
        li:nth-child(4) { animation-delay: .3s; }
        li:nth-child(5) { animation-delay: .4s; }
        li:nth-child(6) { animation-delay: .5s; }
        @keyframes drop { from { opacity: 0; transform: translateY(-1rem) scale(.8); } } }
      """;

  /** Has the sheet's SHA-256. After a change of the sheet, PageTest prints the new one. */
  static final String POLICY =
      "default-src 'none'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'; style-src 'sha256-+XYiPWM6Hodz9sWCEFj//GewO6+K5ChWK7rTvQrxjl8='";

  private Style() {}
}
