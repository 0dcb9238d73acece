package lotto;

import java.util.List;

/** The draws as an HTML page. It loads nothing, runs no script and can't be framed. */
final class Page {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{title} · Lotto 6/45</title>
      <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
      viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='%23fbc400'/%3E%3C/svg%3E">
      <style>{style}</style>
      </head>
      <body>
      <main>
      <header>
      <h1>Lotto 6/45</h1>
      <p>Six of 45 numbers, in the order of the draw</p>
      </header>
      <div class="games">
      {games}</div>
      <form action="/">
      <label for="count">Games</label>
      <input id="count" name="games" type="number" min="1" max="100" required value="{count}">
      <button>Draw again</button>
      </form>
      </main>
      </body>
      </html>
      """
          .replace("{style}", Style.SHEET);

  /** The role is for browsers that don't expose a list without bullets as a list. */
  private static final String GAME =
      """
      <section><h2 id="game-{game}">Game {game}</h2>
      <ol role="list" aria-labelledby="game-{game}">{balls}</ol></section>
      """;

  private static final String BALL = "<li class=\"{colour}\">{number}</li>";

  private Page() {}

  static Answer of(List<Draw> draws) {
    return Answer.html(html(draws))
        .with("Content-Security-Policy", Style.POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Strict-Transport-Security", "max-age=31536000");
  }

  private static String html(List<Draw> draws) {
    StringBuilder games = new StringBuilder();
    for (int game = 1; game <= draws.size(); game++) {
      games.append(game(game, draws.get(game - 1)));
    }
    return PAGE.replace("{title}", title(draws))
        .replace("{count}", Integer.toString(draws.size()))
        .replace("{games}", games);
  }

  /** A screen reader announces the title first, so a single draw is in it. */
  private static String title(List<Draw> draws) {
    if (draws.size() > 1) {
      return draws.size() + " games";
    }
    String numbers = draws.getFirst().numbers().toString();
    return numbers.substring(1, numbers.length() - 1);
  }

  private static String game(int game, Draw draw) {
    StringBuilder balls = new StringBuilder();
    for (int number : draw.numbers()) {
      balls.append(
          BALL.replace("{colour}", colour(number)).replace("{number}", Integer.toString(number)));
    }
    return GAME.replace("{game}", Integer.toString(game)).replace("{balls}", balls);
  }

  private static String colour(int number) {
    return switch ((number - 1) / 10) {
      case 0 -> "yellow";
      case 1 -> "blue";
      case 2 -> "red";
      case 3 -> "grey";
      default -> "green";
    };
  }
}
