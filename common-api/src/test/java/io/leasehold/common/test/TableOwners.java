package io.leasehold.common.test;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The owners of a service's tables, as ADR 0002 lists them, and the check of the service's sources against that list.
 *
 * <p>A feature is a first-level package of the service. Its string literals are searched for SQL that names a table; its
 * entities are found by {@code @Table}. A feature may name its own tables and the views that other features publish.
 */
public final class TableOwners {
    private static final Path DECISION = Path.of("../docs/adr/0002-persistence-style.md");
    private static final Pattern LINE = Pattern.compile("\\| `(\\w+)` \\| `(\\w+)` \\| (SQL|Panache) \\|(.*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern CREATED =
            Pattern.compile("(?im)^create (?:or replace )?(table|view) (?:if not exists )?(\\w+)");
    private static final Pattern DROPPED = Pattern.compile("(?im)^drop (table|view) (?:if exists )?(\\w+)");
    private static final Pattern RENAMED = Pattern.compile("(?im)^alter table (\\w+) rename to (\\w+)");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile("\\b(select|insert into|delete from|update \\w+|with \\w+|(left )?join \\w+)\\b");
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:from|join|into|update|using)\\s+(?:only\\s+|lateral\\s+)?(\\w+)(?![\\w.(])((?:\\s+(?:as\\s+)?\\w+)?(?:,\\s*\\w+(?![\\w.(])(?:\\s+(?:as\\s+)?\\w+)?)*)");
    private static final Pattern FURTHER = Pattern.compile(",\\s*(\\w+)");
    private static final Pattern ENTITY = Pattern.compile("Table\\(name = \"(\\w+)\"");

    private final Path sources;
    private final Map<String, Owner> tables = new LinkedHashMap<>();
    private final Map<String, String> views = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private TableOwners(String service) {
        sources = packages(Path.of("src/main/java/io/leasehold")).getFirst();
        read(service);
    }

    /**
     * Compares the sources of the service whose module is the working directory with ADR 0002.
     *
     * @param service heading of the service in the decision, for example {@code compute-service}
     * @return the differences, each naming a feature and a table; empty when there are none
     */
    public static List<String> faults(String service) {
        var owners = new TableOwners(service);
        owners.compareWithMigrations();
        packages(owners.sources).forEach(owners::compareWithFeature);
        return owners.faults;
    }

    private void read(String service) {
        boolean here = false;
        for (String line : text(DECISION).lines().toList()) {
            if (line.startsWith("#")) {
                here = line.equals("### " + service);
            }
            var row = LINE.matcher(line);
            if (here && row.matches()) {
                tables.put(row.group(1), new Owner(row.group(2), row.group(3)));
                NAME.matcher(row.group(4)).results().forEach(view -> views.put(view.group(1), row.group(2)));
            }
        }
    }

    private void compareWithMigrations() {
        Set<String> created = new TreeSet<>();
        Set<String> published = new TreeSet<>();
        for (Path file : files(Path.of("src/main/resources/db/migration"), ".sql")) {
            String text = text(file);
            CREATED.matcher(text)
                    .results()
                    .forEach(found -> set(found.group(1), created, published).add(found.group(2)));
            RENAMED.matcher(text).results().forEach(found -> {
                created.remove(found.group(1));
                created.add(found.group(2));
            });
            DROPPED.matcher(text)
                    .results()
                    .forEach(found -> set(found.group(1), created, published).remove(found.group(2)));
        }
        created.remove("operation");
        missing(created, tables.keySet(), "ADR 0002 does not list the table %s");
        missing(tables.keySet(), created, "no migration creates the table %s of ADR 0002");
        missing(views.keySet(), published, "no migration creates the view %s of ADR 0002");
    }

    private static Set<String> set(String kind, Set<String> tables, Set<String> views) {
        return kind.equalsIgnoreCase("table") ? tables : views;
    }

    private void missing(Set<String> these, Set<String> those, String text) {
        these.stream()
                .filter(name -> !those.contains(name))
                .map(text::formatted)
                .forEach(faults::add);
    }

    private void compareWithFeature(Path feature) {
        String name = feature.getFileName().toString();
        for (Path file : files(feature, ".java")) {
            String text = text(file);
            var mapped =
                    ENTITY.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
            mapped.forEach(table -> compare(name, file, table, "Panache"));
            LITERAL.matcher(text)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(literal -> SQL.matcher(literal).find())
                    .flatMap(TableOwners::names)
                    .distinct()
                    .filter(tables::containsKey)
                    .forEach(table -> compare(name, file, table, "SQL"));
        }
    }

    private void compare(String feature, Path file, String table, String style) {
        var owner = tables.get(table);
        if (owner == null || !owner.feature.equals(feature)) {
            faults.add("%s names the table %s of %s in %s"
                    .formatted(feature, table, owner == null ? "nobody" : owner.feature, file.getFileName()));
        } else if (!owner.style.equals(style)) {
            faults.add("%s maps the table %s with %s in %s".formatted(feature, table, style, file.getFileName()));
        }
    }

    private static Stream<String> names(String sql) {
        return NAMED.matcher(sql)
                .results()
                .flatMap(found -> Stream.concat(
                        Stream.of(found.group(1)),
                        FURTHER.matcher(found.group(2)).results().map(next -> next.group(1))));
    }

    private static List<Path> packages(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Owner(String feature, String style) {}
}
