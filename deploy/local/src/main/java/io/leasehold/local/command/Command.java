package io.leasehold.local.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Command of the command line. */
interface Command {
    /** Runs the command and returns the exit code. */
    int run(Path root);

    static Command parse(List<String> words) {
        if (words.isEmpty()) {
            throw new UsageError("Which command? up, down, status, demo or token.");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "up" -> up(new HashSet<>(rest));
            case "down" -> plain("down", rest, new Down());
            case "status" -> plain("status", rest, new Status());
            case "demo" -> plain("demo", rest, new Demo());
            case "token" -> token(rest);
            default -> throw new UsageError("There is no command %s.".formatted(words.get(0)));
        };
    }

    private static Command up(Set<String> options) {
        boolean detach = options.remove("--detach");
        boolean fresh = options.remove("--fresh");
        if (!options.isEmpty()) {
            throw new UsageError("up takes --detach and --fresh, not %s.".formatted(String.join(" ", options)));
        }
        return detach ? new UpDetached(fresh) : new Up(fresh);
    }

    private static Command token(List<String> rest) {
        if (rest.size() != 1) {
            throw new UsageError("Whose token? For example: ./leasehold token alice");
        }
        return new Token(rest.get(0));
    }

    private static Command plain(String name, List<String> rest, Command command) {
        if (!rest.isEmpty()) {
            throw new UsageError("%s takes no arguments.".formatted(name));
        }
        return command;
    }
}
