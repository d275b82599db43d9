package dev.mlmethods.regression.file;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A wrapped file system whose n-th operation that changes something fails, or can be observed before it happens: opening for writing, a write, a
 * flush to disk, a move or a deletion.
 */
public final class FaultyFileSystem extends FileSystem {
    private final FileSystem real;
    private final Faults faults;
    private final Provider provider;

    /** The fault occurs in the operation with that number, counted from 1. */
    public FaultyFileSystem(FileSystem real, Faults faults) {
        this.real = real;
        this.faults = faults;
        this.provider = new Provider(real.provider());
    }

    /** What happens to an operation. */
    public static final class Faults {
        private final int failing;
        private final Consumer<String> observer;
        private final List<String> operations = new ArrayList<>();

        private Faults(int failing, Consumer<String> observer) {
            this.failing = failing;
            this.observer = observer;
        }

        /** That operation fails, but the next ones don't. */
        public static Faults failing(int operation) {
            return new Faults(operation, name -> {});
        }

        /** None fails. Before each one, the observer is told its name, and sees what a process killed at that point would leave. */
        public static Faults none(Consumer<String> observer) {
            return new Faults(Integer.MAX_VALUE, observer);
        }

        /** What was done and tried, such as {@code move model.zip}. */
        public List<String> operations() {
            return List.copyOf(operations);
        }

        private void meet(String operation, Path path) throws IOException {
            String name = operation + " " + path.getFileName();
            observer.accept(name);
            operations.add(name);
            if (operations.size() == failing) {
                throw new IOException("broken disk");
            }
        }
    }

    /** A path of the real file system in this one. */
    public Path of(Path path) {
        return (Path)
                Proxy.newProxyInstance(Path.class.getClassLoader(), new Class<?>[] {Path.class}, new Wrapped(path));
    }

    private static Path real(Path path) {
        return Proxy.isProxyClass(path.getClass()) && Proxy.getInvocationHandler(path) instanceof Wrapped wrapped
                ? wrapped.path
                : path;
    }

    /** Passes everything on, and wraps the paths that come back. */
    private final class Wrapped implements InvocationHandler {
        private final Path path;

        Wrapped(Path path) {
            this.path = path;
        }

        @Override
        public @Nullable Object invoke(Object proxy, java.lang.reflect.Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return FaultyFileSystem.this;
            }
            Object[] realArguments = arguments == null
                    ? new Object[0]
                    : Arrays.stream(arguments)
                            .map(argument -> argument instanceof Path other ? real(other) : argument)
                            .toArray();
            try {
                Object result = method.invoke(path, realArguments);
                return result instanceof Path found ? of(found) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private final class Provider extends FileSystemProvider {
        private final FileSystemProvider to;

        Provider(FileSystemProvider to) {
            this.to = to;
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            open(path, options);
            return new Channel(to.newFileChannel(real(path), options, attributes), path);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            open(path, options);
            return to.newByteChannel(real(path), options, attributes);
        }

        private void open(Path path, Set<? extends OpenOption> options) throws IOException {
            if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
                faults.meet("open", path);
            }
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> found = to.newDirectoryStream(real(folder), path -> filter.accept(of(path)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> paths = found.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return paths.hasNext();
                        }

                        @Override
                        public Path next() {
                            return of(paths.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    found.close();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            to.createDirectory(real(folder), attributes);
        }

        @Override
        public void delete(Path path) throws IOException {
            faults.meet("delete", path);
            to.delete(real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            faults.meet("copy", target);
            to.copy(real(source), real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            faults.meet("move", target);
            to.move(real(source), real(target), options);
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            to.checkAccess(real(path), modes);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return to.readAttributes(real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return to.readAttributes(real(path), attributes, options);
        }

        @Override
        public <V extends FileAttributeView> @Nullable V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            return to.getFileAttributeView(real(path), type, options);
        }

        @Override
        public boolean isSameFile(Path path, Path other) throws IOException {
            return to.isSameFile(real(path), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return to.isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return to.getFileStore(real(path));
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            to.setAttribute(real(path), attribute, value, options);
        }

        @Override
        public String getScheme() {
            return "faulty";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return FaultyFileSystem.this;
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Channel extends FileChannel {
        private final FileChannel to;
        private final Path path;

        Channel(FileChannel to, Path path) {
            this.to = to;
            this.path = path;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            faults.meet("write", path);
            return to.write(bytes);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            faults.meet("force", path);
            to.force(metadata);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            faults.meet("truncate", path);
            to.truncate(size);
            return this;
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return to.read(bytes);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return to.read(bytes, position);
        }

        @Override
        public long position() throws IOException {
            return to.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            to.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return to.size();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return to.lock(position, size, shared);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return to.tryLock(position, size, shared);
        }

        /** A dead process has no open files. */
        @Override
        protected void implCloseChannel() throws IOException {
            to.close();
        }

        @Override
        public long read(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] bytes, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return of(real.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(real(path));
    }

    @Override
    public void close() {
        // The real one is closed by whoever opened it.
    }

    @Override
    public boolean isOpen() {
        return real.isOpen();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
