import java.nio.charset.Charset

// A POSIX locale doesn't support such file names.
return Charset.forName(System.getProperty('sun.jnu.encoding')).newEncoder().canEncode('späces ünd ñ –')
