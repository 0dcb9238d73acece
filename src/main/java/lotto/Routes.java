package lotto;

import static lotto.Answer.Status.BAD_REQUEST;
import static lotto.Answer.Status.METHOD_NOT_ALLOWED;
import static lotto.Answer.Status.NOT_FOUND;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Answers requests by path and method. */
record Routes(RandomGenerator random) {

  private static final int MOST_GAMES = 100;
  private static final String ALLOWED = "GET, HEAD, OPTIONS";

  Answer answer(Request request) {
    Answer answer = byPathOrFailure(request);
    return request.method().equals("HEAD") ? answer.withoutBody() : answer;
  }

  private Answer byPathOrFailure(Request request) {
    try {
      return byPath(request);
    } catch (RuntimeException e) {
      return Answer.failure(e);
    }
  }

  private Answer byPath(Request request) {
    return switch (request.path()) {
      case "/" -> byMethod(request, this::lotto);
      case "/health" -> byMethod(request, _ -> Answer.json(new Json().text("status", "ok")));
      default -> Answer.problem(NOT_FOUND, "Only / and /health are served here.");
    };
  }

  private static Answer byMethod(Request request, Function<Request, Answer> get) {
    return switch (request.method()) {
      case "GET", "HEAD" -> get.apply(request);
      case "OPTIONS" -> Answer.NO_CONTENT.with("Allow", ALLOWED);
      default ->
          Answer.problem(METHOD_NOT_ALLOWED, "Only " + ALLOWED + " are served here.")
              .with("Allow", ALLOWED);
    };
  }

  private Answer lotto(Request request) {
    boolean many = !request.games().isEmpty();
    int games = many ? number(request.games()) : 1;
    if (games == 0) {
      return Answer.problem(
          BAD_REQUEST, "games must be one whole number from 1 to 100, for example /?games=5.");
    }
    List<Draw> draws = draws(games);
    String numbers = many ? Json.array(draws) : draws.getFirst().toString();
    Answer answer = request.accept().prefersHtml() ? Page.of(draws) : Answer.json(numbers);
    return answer.withNumbers(numbers);
  }

  /** The number of games, written without sign and leading zeros; 0 if it is invalid. */
  private static int number(List<String> games) {
    for (int number = 1; number <= MOST_GAMES; number++) {
      if (games.equals(List.of(Integer.toString(number)))) {
        return number;
      }
    }
    return 0;
  }

  private List<Draw> draws(int games) {
    List<Draw> draws = new ArrayList<>(games);
    for (int game = 0; game < games; game++) {
      draws.add(Draw.from(random));
    }
    return draws;
  }
}
