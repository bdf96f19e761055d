import static java.util.stream.Collectors.*;

import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.Stream;
import javax.lang.model.element.*;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.tools.*;

/**
 * Measures the shape of a checkout's code; {@code ./leasehold figures} runs this file. All figures are read from
 * sources. The walks also need the libraries that a build leaves in {@code target/quarkus-app/lib} of each service,
 * since the compiler resolves a call only when it knows all types.
 */
record Figures(Options options, List<MavenModule> modules) {
    private static final int MOST_TYPES = 20;
    private static final int MOST_COLLABORATORS = 5;

    public static void main(String[] args) throws IOException {
        Options options = Options.parse(new ArrayList<>(List.of(args)));
        Figures figures = new Figures(options, MavenModule.all(options.root()));
        figures.printWalks();
        if (options.walks().size() > 1) {
            figures.printShape();
            figures.printTests();
            figures.printLines();
        }
    }

    private void print(Table table, Collection<String> notes) {
        System.out.println(table.print(options.markdown()) + "\n");
        notes.forEach(System.out::println);
    }

    private void printWalks() throws IOException {
        Table table = new Table("Walk", "Depth", "Methods", "Calls", "Files");
        List<String> notes = new ArrayList<>();
        for (Walk walk : options.walks()) {
            List<Path> libraries = libraries(walk.service());
            if (libraries.isEmpty()) {
                notes.add("Not measured: %s, since %s is not built.".formatted(walk.name(), walk.service()));
                continue;
            }
            Stream<MavenModule> walked = modules.stream()
                    .filter(module -> module.name().equals(walk.service()) || module.name().equals("common-api"));
            CallGraph graph = new CallGraph(walked.flatMap(MavenModule::mainFiles).toList(), libraries);
            graph.problems.forEach(problem -> notes.add("Not resolved: " + problem));
            graph.entry(walk).ifPresentOrElse(
                    entry -> add(table, notes, walk.name(), graph.route(entry, false), graph.route(entry, true)),
                    () -> notes.add("Not measured: %s, since its entry was not found.".formatted(walk.name())));
        }
        print(table, notes);
    }

    private void add(Table table, List<String> notes, String walk, Route request, Route whole) {
        request.addTo(table, walk);
        if (whole.next().size() > request.next().size()) {
            whole.addTo(table, walk + " with its work");
        }
        if (options.walks().size() == 1) {
            whole.chain().forEach(method -> notes.add("chain " + CallGraph.name(method)));
            whole.files().stream().sorted().forEach(file -> notes.add("file " + options.root().relativize(file)));
        }
    }

    /** The third-party jars of a built service, of this checkout or else of the one that lends its libraries. */
    private List<Path> libraries(String service) throws IOException {
        Path folder = Path.of(service, "target/quarkus-app/lib");
        List<Path> own = MavenModule.files(options.root().resolve(folder), ".jar");
        List<Path> jars = own.isEmpty() ? MavenModule.files(options.lender().resolve(folder), ".jar") : own;
        return jars.stream().filter(jar -> !jar.getFileName().toString().startsWith("io.leasehold.")).toList();
    }

    private void printShape() {
        Table table =
                new Table("Module", "Forwarders", "Packages > " + MOST_TYPES, "Constructors > " + MOST_COLLABORATORS);
        Set<String> names = new LinkedHashSet<>();
        for (MavenModule module : modules) {
            List<String> forwarders = module.types().flatMap(Figures::forwarders).toList();
            List<String> packages = bigPackages(module);
            List<String> constructors = module.types().flatMap(Figures::bigConstructors).toList();
            table.add(module.name(), forwarders.size(), packages.size(), constructors.size());
            Stream.of(forwarders, packages, constructors).forEach(names::addAll);
        }
        print(table, options.list() ? names : List.of());
    }

    /**
     * Methods that only call a method of a field with their own parameters. Annotated methods, which a supertype or a
     * framework asks for, count only in a class that has no other methods than forwarders.
     */
    private static Stream<String> forwarders(Type type) {
        List<MethodTree> methods = type.methods().filter(method -> method.getReturnType() != null).toList();
        List<MethodTree> found = methods.stream().filter(method -> forwards(type, method)).toList();
        return found.stream()
                .filter(method -> found.size() == methods.size() || method.getModifiers().getAnnotations().isEmpty())
                .map(method -> "forwarder %s#%s".formatted(type.qualifiedName(), method.getName()));
    }

    private static boolean forwards(Type type, MethodTree method) {
        if (method.getBody() == null || method.getBody().getStatements().size() != 1) {
            return false;
        }
        List<String> parameters = method.getParameters().stream().map(each -> each.getName().toString()).toList();
        String arguments = Pattern.quote("(" + String.join(", ", parameters) + ");");
        Matcher call = Pattern.compile("(?:return )?(?:this\\.)?(\\w+)\\.\\w+" + arguments)
                .matcher(method.getBody().getStatements().get(0).toString());
        return call.matches()
                && !parameters.contains(call.group(1))
                && type.members(VariableTree.class).anyMatch(field -> field.getName().contentEquals(call.group(1)));
    }

    private static List<String> bigPackages(MavenModule module) {
        Map<String, Integer> sizes = new TreeMap<>();
        module.main().forEach(each -> sizes.merge(each.packageName(), each.unit().getTypeDecls().size(), Integer::sum));
        sizes.values().removeIf(size -> size <= MOST_TYPES);
        return sizes.entrySet().stream().map(size -> "package " + size.getKey() + " " + size.getValue()).toList();
    }

    private static Stream<String> bigConstructors(Type type) {
        return type.methods()
                .filter(each -> type.isBean() && each.getReturnType() == null)
                .filter(each -> each.getParameters().size() > MOST_COLLABORATORS)
                .map(each -> "constructor %s %d".formatted(type.qualifiedName(), each.getParameters().size()));
    }

    private void printTests() {
        Table table = new Table("Tests", "Classes", "Without Quarkus", "Share", "Methods", "Without Quarkus", "Share");
        TestClasses classes = new TestClasses(modules);
        for (MavenModule module : modules) {
            List<Type> all = classes.of(module);
            List<Type> plain = all.stream().filter(type -> !classes.boots(type)).toList();
            int methods = all.stream().mapToInt(classes::tests).sum();
            int plainMethods = plain.stream().mapToInt(classes::tests).sum();
            String share = percent(plain.size(), all.size());
            String methodShare = percent(plainMethods, methods);
            table.add(module.name(), all.size(), plain.size(), share, methods, plainMethods, methodShare);
        }
        print(table, List.of());
    }

    private static String percent(int part, int whole) {
        return Math.round(100.0 * part / Math.max(whole, 1)) + " %";
    }

    private void printLines() {
        Table table = new Table("Lines", "Sum", "Files", "Median", "Longest", "Longest file");
        for (MavenModule module : modules) {
            addLines(table, module.name() + " main", module.main());
            addLines(table, module.name() + " test", module.test());
        }
        print(table, List.of());
    }

    private static void addLines(Table table, String title, List<Source> sources) {
        if (!sources.isEmpty()) {
            List<Source> sorted = sources.stream().sorted(Comparator.comparing(Source::lines)).toList();
            Source longest = sorted.get(sorted.size() - 1);
            int sum = sorted.stream().mapToInt(Source::lines).sum();
            int median = sorted.get(sorted.size() / 2).lines();
            table.add(title, sum, sorted.size(), median, longest.lines(), longest.file().getFileName());
        }
    }
}

/** The command line: the checkout, another one that lends its libraries, and what to print. */
record Options(Path root, Path lender, List<Walk> walks, boolean list, boolean markdown) {
    static Options parse(List<String> words) {
        boolean list = words.remove("--list");
        boolean markdown = words.remove("--markdown");
        Path lender = Path.of(option(words, "--libraries", ""));
        String walk = option(words, "--depth", "");
        List<Walk> walks = Walk.ALL.stream().filter(each -> walk.isEmpty() || walk.equals(each.name())).toList();
        Path root = words.isEmpty() ? lender : Path.of(words.remove(0));
        if (walks.isEmpty() || !words.isEmpty() || !Files.isRegularFile(root.resolve("pom.xml"))) {
            String names = Walk.ALL.stream().map(Walk::name).collect(joining("|"));
            System.err.println("Options: --list, --markdown, --depth " + names + ", and the folder of a checkout");
            System.exit(2);
        }
        return new Options(root.toAbsolutePath().normalize(), lender, walks, list, markdown);
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && words.remove(at).equals(name) && at < words.size() ? words.remove(at) : otherwise;
    }
}

/** A walk that is measured, with its entry: an annotation and its path or channel, or else the name of the method. */
record Walk(String name, String service, String address, String fallback) {
    static final List<Walk> ALL = List.of(
            new Walk("lease-create", "reservation-service", "POST /v1/leases", "LeaseResource#create"),
            new Walk("lease-start", "compute-service", "Incoming lease-events", "LeaseEvents#on"),
            new Walk("attach", "device-service", "(POST|PUT) .*/mdev-.*/vm-instances/.*", "AttachmentResource#attach"),
            new Walk("licence", "dedicated-hypervisor-service", "Incoming lease-events", "LeaseEvents#on"));
}

/** Rows under a header, printed as aligned columns, in Markdown between bars. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(Object... header) {
        add(header);
    }

    void add(Object... cells) {
        rows.add(Stream.of(cells).map(Object::toString).toList());
    }

    String print(boolean markdown) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(markdown ? "|" : "");
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElseThrow();
                line.append(((i == 0 ? "%-" : "  %") + width + (markdown ? "s|" : "s")).formatted(row.get(i)));
            }
            lines.add(line.toString());
        }
        if (markdown) {
            lines.add(1, "|---" + "|---:".repeat(rows.get(0).size() - 1) + "|");
        }
        return String.join("\n", lines);
    }
}

/** A Maven module with its parsed sources. */
record MavenModule(String name, List<Source> main, List<Source> test) {
    /** The modules of a checkout, and the sums of the services and of all. */
    static List<MavenModule> all(Path root) throws IOException {
        List<MavenModule> modules = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(root, 2)) {
            for (Path folder : folders.filter(each -> Files.isDirectory(each.resolve("src"))).sorted().toList()) {
                List<Source> main = Source.parse(files(folder.resolve("src/main/java"), ".java"));
                List<Source> test = Source.parse(files(folder.resolve("src/test/java"), ".java"));
                modules.add(new MavenModule(root.relativize(folder).toString(), main, test));
            }
        }
        List<MavenModule> services = modules.stream().filter(each -> each.name.endsWith("-service")).toList();
        modules.addAll(List.of(sum("services", services), sum("everything", modules)));
        return modules;
    }

    private static MavenModule sum(String name, List<MavenModule> modules) {
        List<Source> main = modules.stream().flatMap(module -> module.main.stream()).toList();
        return new MavenModule(name, main, modules.stream().flatMap(module -> module.test.stream()).toList());
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    Stream<Path> mainFiles() {
        return main.stream().map(Source::file);
    }

    Stream<Type> types() {
        return main.stream().flatMap(Source::types);
    }
}

/** A source file. */
record Source(Path file, CompilationUnitTree unit, int lines) {
    static List<Source> parse(List<Path> files) throws IOException {
        List<Source> sources = new ArrayList<>();
        JavacTask task = task(files, List.of(), ignored -> {});
        for (CompilationUnitTree unit : files.isEmpty() ? List.<CompilationUnitTree>of() : task.parse()) {
            Path file = Path.of(unit.getSourceFile().toUri());
            sources.add(new Source(file, unit, Files.readAllLines(file).size()));
        }
        return sources;
    }

    static JavacTask task(List<Path> files, List<String> options, DiagnosticListener<JavaFileObject> problems) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(problems, null, StandardCharsets.UTF_8);
        var sources = manager.getJavaFileObjectsFromPaths(files);
        return (JavacTask) compiler.getTask(null, manager, problems, options, null, sources);
    }

    String packageName() {
        return String.valueOf(unit.getPackageName());
    }

    /** The types of the file, nested ones too. */
    Stream<Type> types() {
        return unit.getTypeDecls().stream().flatMap(tree -> new Type(this, (ClassTree) tree).withNested());
    }
}

/** A type that is declared in a source file. */
record Type(Source source, ClassTree tree) {
    private static final Set<String> BEAN = Set.of(
            "ApplicationScoped", "Dependent", "Inject", "Interceptor", "Liveness", "Path", "Provider", "Readiness",
            "RequestScoped", "Singleton", "Startup");

    Stream<Type> withNested() {
        Stream<Type> nested = members(ClassTree.class).flatMap(inner -> new Type(source, inner).withNested());
        return Stream.concat(Stream.of(this), nested);
    }

    String name() {
        return tree.getSimpleName().toString();
    }

    String qualifiedName() {
        return source.packageName() + "." + name();
    }

    boolean isBean() {
        Stream<ModifiersTree> own = Stream.of(tree.getModifiers());
        Stream<ModifiersTree> modifiers = Stream.concat(own, methods().map(MethodTree::getModifiers));
        return modifiers.flatMap(Type::annotations).anyMatch(BEAN::contains);
    }

    Stream<MethodTree> methods() {
        return members(MethodTree.class);
    }

    <T extends Tree> Stream<T> members(Class<T> kind) {
        return tree.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    Stream<String> supertypes() {
        return Stream.concat(Stream.ofNullable(tree.getExtendsClause()), tree.getImplementsClause().stream())
                .map(type -> simpleName(type instanceof ParameterizedTypeTree generic ? generic.getType() : type));
    }

    static Stream<String> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().map(each -> simpleName(each.getAnnotationType()));
    }

    private static String simpleName(Tree name) {
        return name.toString().substring(name.toString().lastIndexOf('.') + 1);
    }
}

/** The test classes of all modules, and which of them boot Quarkus. */
final class TestClasses {
    private static final Pattern BOOTING = Pattern.compile("Quarkus(Integration|Main)?Test");
    private static final Pattern TESTING =
            Pattern.compile("(Parameterized|Repeated|Arch)?Test|Test(Factory|Template)|Property|Example");

    private final Map<String, List<Type>> types;

    TestClasses(List<MavenModule> modules) {
        Stream<Source> sources = modules.stream().flatMap(module -> module.test().stream());
        types = sources.distinct().flatMap(Source::types).collect(groupingBy(Type::name));
    }

    List<Type> of(MavenModule module) {
        Stream<Type> candidates = module.test().stream().flatMap(Source::types);
        return candidates.filter(type -> isConcrete(type) && tests(type) > 0).toList();
    }

    private static boolean isConcrete(Type type) {
        return type.source().unit().getTypeDecls().contains(type.tree())
                && type.tree().getKind() == Tree.Kind.CLASS
                && !type.tree().getModifiers().getFlags().contains(Modifier.ABSTRACT);
    }

    /** The tests of a class: its own, inherited ones, and those of its nested classes. */
    int tests(Type type) {
        Stream<ModifiersTree> own = Stream.concat(
                type.methods().map(MethodTree::getModifiers),
                type.members(VariableTree.class).map(VariableTree::getModifiers));
        Stream<Type> nested = type.members(ClassTree.class)
                .filter(inner -> Type.annotations(inner.getModifiers()).anyMatch("Nested"::equals))
                .map(inner -> new Type(type.source(), inner));
        return (int) own.flatMap(Type::annotations).filter(TESTING.asMatchPredicate()).count()
                + Stream.concat(nested, declared(type, type.supertypes())).mapToInt(this::tests).sum();
    }

    boolean boots(Type type) {
        List<String> annotations = Type.annotations(type.tree().getModifiers()).toList();
        return annotations.stream().anyMatch(BOOTING.asMatchPredicate())
                || declared(type, Stream.concat(annotations.stream(), type.supertypes())).anyMatch(this::boots);
    }

    /** The types that {@code names} mean in {@code user}: imported ones, those of its package, or else any. */
    private Stream<Type> declared(Type user, Stream<String> names) {
        String imports = user.source().unit().getImports().toString();
        return names.flatMap(name -> types.getOrDefault(name, List.of()).stream()
                .filter(type -> !type.equals(user))
                .max(Comparator.comparing((Type type) -> imports.contains(type.qualifiedName() + ";"))
                        .thenComparing(type -> type.source().packageName().equals(user.source().packageName())))
                .stream());
    }
}

/**
 * The calls among the methods of a service and of common-api. Calls in a lambda or an anonymous class, and method
 * references, are calls of the method around. Written constructors count as methods; accessors of records do not.
 */
final class CallGraph extends TreePathScanner<Void, Void> {
    private static final int MOST_IMPLEMENTATIONS = 2;
    private static final Pattern START = Pattern.compile("(?i)(lease_?)?start(ed)?(_?lease)?");
    private static final Pattern ADDRESS = Pattern.compile("\\.(?:Path|Incoming)\\(\"([^\"]*)\"\\)");
    private static final Pattern VERB = Pattern.compile("\\.(POST|PUT|Incoming)\\b");

    private final Trees trees;
    private final Elements elements;
    private final Map<ExecutableElement, Path> files = new LinkedHashMap<>();
    /** The methods and constants that a method names, in their order. */
    private final Map<ExecutableElement, Set<Element>> uses = new HashMap<>();
    /** The work that a constant names: a class that returns the constant to an interface of a package "operation". */
    private final Map<Element, TypeElement> works = new HashMap<>();

    /** What the compiler could not resolve; calls there are missing. */
    final List<String> problems = new ArrayList<>();

    private Optional<ExecutableElement> method = Optional.empty();

    CallGraph(List<Path> sources, List<Path> libraries) throws IOException {
        String classpath = libraries.stream().map(Path::toString).collect(joining(File.pathSeparator));
        List<String> options = List.of("-proc:none", "-nowarn", "--should-stop=ifError=FLOW", "-classpath", classpath);
        JavacTask task = Source.task(sources, options, problem -> {
            if (problem.getKind() == Diagnostic.Kind.ERROR) {
                problems.add(problem.toString());
            }
        });
        Iterable<? extends CompilationUnitTree> units = task.parse();
        task.analyze();
        trees = Trees.instance(task);
        elements = task.getElements();
        scan(units, null);
    }

    static String name(ExecutableElement method) {
        return method.getEnclosingElement() + "#" + method.getSimpleName();
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
        ExecutableElement element = (ExecutableElement) trees.getElement(getCurrentPath());
        if (method.isPresent() || tree.getBody() == null || !isWritten(element)) {
            return super.visitMethod(tree, unused);
        }
        method = Optional.of(element);
        uses.put(element, new LinkedHashSet<>());
        files.put(element, Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri()));
        super.visitMethod(tree, unused);
        method = Optional.empty();
        return null;
    }

    /** True for methods of named classes that the compiler did not add, except accessors. */
    private boolean isWritten(ExecutableElement element) {
        TypeElement type = (TypeElement) element.getEnclosingElement();
        return elements.getOrigin(element) == Elements.Origin.EXPLICIT
                && !type.getSimpleName().isEmpty()
                && type.getRecordComponents().stream().noneMatch(each -> element.equals(each.getAccessor()));
    }

    @Override
    public Void scan(Tree tree, Void unused) {
        if (method.isPresent() && tree != null) {
            TreePath path = new TreePath(getCurrentPath(), tree);
            switch (tree) {
                case IdentifierTree name -> use(path);
                case MemberSelectTree name -> use(path);
                case MemberReferenceTree reference -> use(path);
                case NewClassTree creation -> use(path);
                case ReturnTree result when result.getExpression() != null -> name(path, result.getExpression());
                case CaseTree branch when isOfOtherEvent(path, branch) -> {
                    return null;
                }
                default -> {}
            }
        }
        return super.scan(tree, unused);
    }

    private void use(TreePath path) {
        Element element = trees.getElement(path);
        if (element instanceof ExecutableElement || isConstant(element)) {
            uses.get(method.orElseThrow()).add(element);
        }
    }

    private static boolean isConstant(Element element) {
        return element instanceof VariableElement
                && element.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL));
    }

    private void name(TreePath path, ExpressionTree value) {
        ExecutableElement getter = method.orElseThrow();
        Element constant = trees.getElement(new TreePath(path, value));
        if (getter.getParameters().isEmpty() && isConstant(constant)) {
            TypeElement type = (TypeElement) getter.getEnclosingElement();
            type.getInterfaces().stream()
                    .map(each -> elements.getPackageOf(((DeclaredType) each).asElement()))
                    .filter(each -> each.getSimpleName().contentEquals("operation"))
                    .forEach(each -> works.put(constant, type));
        }
    }

    /** True for a branch of a switch over lease events that is not the branch of the start. */
    private boolean isOfOtherEvent(TreePath path, CaseTree branch) {
        String types = branch.getLabels().stream()
                .map(label -> switch (label) {
                    case PatternCaseLabelTree pattern -> pattern.getPattern();
                    case ConstantCaseLabelTree constant -> constant.getConstantExpression();
                    default -> label;
                })
                .map(tree -> String.valueOf(trees.getTypeMirror(new TreePath(path, tree))))
                .collect(joining());
        Stream<String> words = Stream.of(branch.getLabels().toString().split("\\W+"));
        return types.contains("LeaseEvent") && words.noneMatch(START.asMatchPredicate());
    }

    Optional<ExecutableElement> entry(Walk walk) {
        Set<ExecutableElement> all = files.keySet();
        return all.stream()
                .filter(each -> address(each).matches(walk.address()))
                .findFirst()
                .or(() -> all.stream().filter(each -> name(each).endsWith("." + walk.fallback())).findFirst());
    }

    /** What a method answers to, as its annotations say: {@code POST /path} or {@code Incoming channel}. */
    private static String address(ExecutableElement method) {
        String text = method.getEnclosingElement().getAnnotationMirrors() + " " + method.getAnnotationMirrors();
        String path = ADDRESS.matcher(text).results().map(each -> each.group(1)).collect(joining("/"));
        String verb = VERB.matcher(text).results().map(each -> each.group(1)).collect(joining());
        return verb + " " + path.replaceAll("/+", "/").replaceAll("/$", "");
    }

    /** All that is called from {@code entry}; {@code withWork} also the work that is ordered there and done later. */
    Route route(ExecutableElement entry, boolean withWork) {
        Map<ExecutableElement, Set<ExecutableElement>> next = new LinkedHashMap<>();
        Deque<ExecutableElement> open = new ArrayDeque<>(List.of(entry));
        Set<ExecutableElement> ordering = withWork ? route(entry, false).next().keySet() : Set.of();
        while (!open.isEmpty()) {
            ExecutableElement each = open.pop();
            if (!next.containsKey(each)) {
                Stream<ExecutableElement> called = uses.get(each).stream().flatMap(this::bodies);
                Stream<ExecutableElement> ordered = ordering.contains(each) ? work(each) : Stream.empty();
                next.put(each, Stream.concat(called, ordered).collect(toCollection(LinkedHashSet::new)));
                open.addAll(next.get(each));
            }
        }
        return new Route(entry, next, next.keySet().stream().map(files::get).collect(toSet()));
    }

    /** The methods that a call may run: the called one, and those that override it when there are few. */
    private Stream<ExecutableElement> bodies(Element used) {
        List<ExecutableElement> bodies = files.keySet().stream()
                .filter(each -> used instanceof ExecutableElement called
                        && each.getSimpleName().equals(called.getSimpleName())
                        && (each.equals(called)
                                || elements.overrides(each, called, (TypeElement) each.getEnclosingElement())))
                .toList();
        return bodies.size() <= MOST_IMPLEMENTATIONS ? bodies.stream() : bodies.stream().filter(used::equals);
    }

    /** The methods that do the work whose constants {@code user} names, without those of its own class. */
    private Stream<ExecutableElement> work(ExecutableElement user) {
        Set<Element> named = uses.get(user).stream().map(works::get).filter(Objects::nonNull).collect(toSet());
        return files.keySet().stream()
                .filter(each -> named.contains(each.getEnclosingElement()))
                .filter(each -> each.getAnnotation(Override.class) != null && each.getParameters().size() == 1)
                .filter(each -> !each.getEnclosingElement().equals(user.getEnclosingElement()));
    }
}

/** The part of a call graph that is reached from its entry: each method with the methods that are called there. */
record Route(ExecutableElement entry, Map<ExecutableElement, Set<ExecutableElement>> next, Set<Path> files) {
    void addTo(Table table, String title) {
        int calls = next.values().stream().mapToInt(Set::size).sum();
        table.add(title, chain().size(), next.size(), calls, files.size());
    }

    /** The longest chain of calls from the entry in which no method comes twice. */
    List<ExecutableElement> chain() {
        return chain(entry, new HashSet<>(), new HashMap<>());
    }

    /**
     * The longest chain from {@code method}. {@code circle} holds those methods of the chain so far that are in a
     * circle of calls with this one; without any, the answer is the same on every way here, and {@code known} keeps it.
     */
    private List<ExecutableElement> chain(
            ExecutableElement method, Set<ExecutableElement> circle, Map<Element, List<ExecutableElement>> known) {
        boolean first = circle.isEmpty();
        if (first && known.containsKey(method)) {
            return known.get(method);
        }
        circle.add(method);
        List<ExecutableElement> longest = List.of();
        for (ExecutableElement called : next.get(method)) {
            if (!circle.contains(called)) {
                var chain = chain(called, reaches(called, method, new HashSet<>()) ? circle : new HashSet<>(), known);
                longest = chain.size() > longest.size() ? chain : longest;
            }
        }
        circle.remove(method);
        List<ExecutableElement> chain = Stream.concat(Stream.of(method), longest.stream()).toList();
        if (first) {
            known.put(method, chain);
        }
        return chain;
    }

    private boolean reaches(ExecutableElement from, ExecutableElement to, Set<ExecutableElement> seen) {
        return from.equals(to) || seen.add(from) && next.get(from).stream().anyMatch(each -> reaches(each, to, seen));
    }
}
