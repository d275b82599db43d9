new File(basedir, 'houses.mv.db').renameTo(new File(basedir, 'away.mv.db'))
return true
