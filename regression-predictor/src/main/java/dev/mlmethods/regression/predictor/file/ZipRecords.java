package dev.mlmethods.regression.predictor.file;

/** The records that a zip consists of. Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12, 4.3.16 and 4.4.5. */
public final class ZipRecords {
    /** What the header of an entry begins with. */
    public static final int LOCAL_SIGNATURE = 0x04034b50;

    /** The bytes of that header, without the name. */
    public static final int LOCAL_BYTES = 30;

    /** What a line of the directory begins with. */
    public static final int DIRECTORY_SIGNATURE = 0x02014b50;

    /** The bytes of a line of the directory, without the name. */
    public static final int DIRECTORY_BYTES = 46;

    /** What the last record begins with. */
    public static final int END_SIGNATURE = 0x06054b50;

    /** The bytes of the last record, without a comment. */
    public static final int END_BYTES = 22;

    /** The method of an entry that isn't compressed. */
    public static final int STORED = 0;

    /** The method of an entry that {@link java.util.zip.Inflater} reads. */
    public static final int DEFLATED = 8;

    private ZipRecords() {}
}
