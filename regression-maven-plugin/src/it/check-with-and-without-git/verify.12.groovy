assert new File(basedir, 'whole.git').renameTo(new File(basedir, '.git'))
true
