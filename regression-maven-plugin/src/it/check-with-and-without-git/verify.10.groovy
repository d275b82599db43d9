assert new File(basedir, '.git').renameTo(new File(basedir, 'shallow.git'))
true
